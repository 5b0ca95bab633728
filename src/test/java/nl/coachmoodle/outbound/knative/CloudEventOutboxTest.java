package nl.coachmoodle.outbound.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.harness.BoundToSink;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.standin.queue.SinkStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn.Event;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work and dead letters as CloudEvents. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(BoundToSink.class)
class CloudEventOutboxTest {
  private static final Message SYNC =
      new Message("syncProfile", "event-7", "person-1", Map.of("personId", "person-1"));

  @Inject Outbox outbox;
  @Inject DeadLetters deadLetters;
  SinkStandIn sink;

  @BeforeEach
  void emptySink() {
    sink.reset();
  }

  @Test
  void aMessageIsAnEventOfTheTypeOfItsFunction() {
    outbox.send(SYNC);

    Event event = only();
    assertThat(outbox.reaches("syncProfile")).isTrue();
    assertThat(event.attribute("type")).isEqualTo("syncProfile");
    assertThat(event.attribute("id")).isEqualTo("event-7");
    assertThat(event.attribute("source")).isEqualTo("/coachview-moodle");
    assertThat(event.attribute("partitionkey")).isEqualTo("person-1");
    assertThat(Instant.parse(event.attribute("time"))).isBeforeOrEqualTo(Instant.now());
    assertThat(event.data().toString()).isEqualTo("{\"personId\":\"person-1\"}");
    assertThat(event.attributes()).doesNotContainKey("correlationid");
  }

  @Test
  void whatTheBindingWantsOnEveryEventIsOnIt() {
    outbox.send(SYNC);

    assertThat(only().attribute("tenant")).isEqualTo("opleider één");
  }

  @Test
  void idsWithAnyCharactersArrive() {
    outbox.send(new Message("syncProfile", "a b\r\nce-x: 1", "één \"%\" +", Map.of()));

    assertThat(only().attribute("id")).isEqualTo("a b\r\nce-x: 1");
    assertThat(only().attribute("partitionkey")).isEqualTo("één \"%\" +");
    assertThat(only().attributes()).doesNotContainKey("x");
  }

  @Test
  void theReferenceOfTheCallTravelsWithTheEvent() {
    MDC.put("reference", "11111111-2222-3333-4444-555555555555");
    try {
      outbox.send(SYNC);
    } finally {
      MDC.remove("reference");
    }

    assertThat(only().attribute("correlationid")).isEqualTo("11111111-2222-3333-4444-555555555555");
  }

  @Test
  void aPassingFaultIsRepeatedOnce() {
    for (int fault : new int[] {0, 429, 500, 503}) {
      sink.reset();
      sink.failWith(fault);

      outbox.send(SYNC);

      assertThat(sink.events()).as("fault %d", fault).hasSize(1);
      assertThat(sink.calls()).isEqualTo(2);
    }
  }

  @Test
  void aFaultThatStaysIsAFailureThatARepetitionCures() {
    sink.failWith(503, 0);
    assertThatThrownBy(() -> outbox.send(SYNC))
        .isInstanceOfSatisfying(
            FailedException.class,
            failed -> assertThat(failed.failure().code()).isEqualTo(FailureCode.HAND_OVER_FAILED))
        .hasMessageContaining("no-connection");
    assertThat(sink.events()).isEmpty();
  }

  @Test
  void aRefusalIsNotRepeated() {
    for (int refusal : new int[] {302, 400, 404}) {
      sink.reset();
      sink.failWith(refusal);

      assertThatThrownBy(() -> outbox.send(SYNC)).hasMessageContaining("status-" + refusal);

      assertThat(sink.calls()).isEqualTo(1);
    }
  }

  @Test
  void aDeadLetterIsTheOriginalRequestWithItsReasonBesideIt() {
    deadLetters.send(
        new DeadLetter(
            "enrolParticipant",
            "letter-1",
            "p1",
            Failure.of(FailureCode.EMAIL_MISSING),
            "Deze deelnemer heeft geen e-mailadres, één is nodig.",
            "Vul een e-mailadres in.",
            Map.of("externalId", "p1", "lastName", "Hôf")));

    Event letter = only();
    assertThat(deadLetters.areKept()).isTrue();
    assertThat(letter.attribute("type")).isEqualTo("enrolParticipant.dead");
    assertThat(letter.attribute("partitionkey")).isEqualTo("p1");
    assertThat(letter.attribute("failurecode")).isEqualTo("data/email-missing");
    assertThat(letter.attribute("failuremessage"))
        .isEqualTo("Deze deelnemer heeft geen e-mailadres, één is nodig.");
    assertThat(letter.attribute("failurefix")).isEqualTo("Vul een e-mailadres in.");
    assertThat(letter.data().path("lastName").asText()).isEqualTo("Hôf");
  }

  private Event only() {
    assertThat(sink.events()).hasSize(1);
    return sink.events().get(0);
  }
}
