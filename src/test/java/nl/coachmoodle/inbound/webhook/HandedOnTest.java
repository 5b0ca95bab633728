package nl.coachmoodle.inbound.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import nl.coachmoodle.harness.BoundToSink;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of Coachview become events for functions, and nothing is done meanwhile. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(BoundToSink.class)
class HandedOnTest {
  @Inject MeterRegistry meters;
  MoodleStandIn moodle;
  SinkStandIn sink;
  private ReceivedCount received;

  @BeforeEach
  void nothingReceived() {
    sink.reset();
    moodle.forgetCalls();
    received = new ReceivedCount(meters);
  }

  @Test
  void aMessageIsHandedOnWithItsIdsAndNothingElse() {
    WebhookSender.post(WebhookSender.ADDED)
        .statusCode(202)
        .contentType("application/json")
        .body("code", equalTo("ok"))
        .body("message", equalTo("The message was taken."))
        .body("fix", equalTo(""))
        .body("reference", matchesPattern("[0-9a-f-]{36}"));

    Event event = WebhookSender.only(sink);
    assertThat(event.attribute("type")).isEqualTo("syncProfile");
    assertThat(event.attribute("partitionkey")).isEqualTo("8f0c");
    assertThat(event.attribute("correlationid")).matches("[0-9a-f-]{36}");
    assertThat(event.data().toString()).isEqualTo("{\"personId\":\"8f0c\"}");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aConditionChoosesAnotherFunction() {
    WebhookSender.post(WebhookSender.ADDED.replace("Docent", "naar moodle")).statusCode(202);

    assertThat(WebhookSender.only(sink).attribute("type")).isEqualTo("enrolParticipant");
    assertThat(WebhookSender.only(sink).data().toString()).isEqualTo("{\"personId\":\"8f0c\"}");
  }

  @Test
  void idsAreFoundWhereTheRouteSays() {
    WebhookSender.post(
            "{\"Type\": \"deelnemer.ingeschreven\", \"deelnemer\": {\"ID\": 5, \"persoonid\": \"8f\"}}")
        .statusCode(202);

    assertThat(WebhookSender.only(sink).data().toString()).isEqualTo("{\"enrolmentId\":\"5\"}");
    assertThat(WebhookSender.only(sink).attribute("partitionkey")).isEqualTo("8f");
  }

  @Test
  void formsAreTaken() {
    given()
        .contentType("application/x-www-form-urlencoded")
        .body("gebeurtenis=persoon.categorie.toegevoegd&persoonid=8f0c&Categorie=Naar+Moodle")
        .post("/webhooks/" + BoundToSink.SECRET)
        .then()
        .statusCode(202);

    assertThat(WebhookSender.only(sink).attribute("type")).isEqualTo("enrolParticipant");
  }

  @Test
  void thePreviousSecretAndAnAddressOfOneEventAreOpen() {
    WebhookSender.post(BoundToSink.PREVIOUS, WebhookSender.ADDED).statusCode(202);
    WebhookSender.post(BoundToSink.CATEGORY, "{\"PersoonId\": \"8f0c\"}").statusCode(202);

    assertThat(sink.events())
        .extracting(event -> event.attribute("type"))
        .containsExactly("syncProfile", "syncProfile");
  }

  @Test
  void theSendersIdIsKept() {
    given()
        .header("webhook-id", "msg_1")
        .contentType("application/json")
        .body(WebhookSender.ADDED)
        .post("/webhooks/" + BoundToSink.SECRET)
        .then()
        .statusCode(202);
    WebhookSender.post(WebhookSender.ADDED.replace("{", "{\"BerichtID\": 12,")).statusCode(202);

    assertThat(sink.events())
        .extracting(event -> event.attribute("id"))
        .containsExactly("msg_1", "12");
  }

  @Test
  void withoutOneTwoAlikeAreTwo() {
    WebhookSender.post(WebhookSender.ADDED).statusCode(202);
    WebhookSender.post(WebhookSender.ADDED).statusCode(202);

    assertThat(sink.events()).hasSize(2);
    assertThat(sink.events())
        .extracting(event -> event.attribute("id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f-]{36}"));
  }

  @Test
  void severalFunctionsAndSeveralMessagesHaveIdsOfTheirOwn() {
    String two = "{\"event\": \"twee\", \"PersoonId\": \"8f\", \"ExternId\": \"p1\"}";
    given()
        .header("webhook-id", "msg_1")
        .contentType("application/json")
        .body("[" + two + "," + WebhookSender.ADDED + "]")
        .post("/webhooks/" + BoundToSink.SECRET)
        .then()
        .statusCode(202);

    assertThat(sink.events())
        .extracting(event -> event.attribute("type") + " " + event.attribute("id"))
        .containsExactly("syncProfile msg_1/0/0", "addToCohort msg_1/0/1", "syncProfile msg_1/1");
    assertThat(sink.events().get(1).data().toString())
        .isIn(
            "{\"cohort\":\"7\",\"externalId\":\"p1\"}", "{\"externalId\":\"p1\",\"cohort\":\"7\"}");
    assertThat(sink.events().get(1).attribute("partitionkey")).isEqualTo("8f");
  }

  @Test
  void receivedMessagesAreCounted() {
    double before = received.count("persoon.categorie.toegevoegd", "syncProfile", "handed-on");

    WebhookSender.post(WebhookSender.ADDED).statusCode(202);

    assertThat(received.count("persoon.categorie.toegevoegd", "syncProfile", "handed-on"))
        .isEqualTo(before + 1);
    assertThat(
            meters.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(tag -> tag.getValue()))
        .noneMatch(value -> value.contains("8f0c") || value.contains("opleiding.verwijderd"));
  }
}
