package nl.coachmoodle.inbound.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import nl.coachmoodle.harness.BoundToSink;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages of which nothing can be made, or that nobody takes, are answered so and hold nobody up.
 */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(BoundToSink.class)
class NotHandedOnTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\": \"opleiding.verwijderd\", \"OpleidingId\": 7}",
        "{\"event\": {\"naam\": \"x\"}}",
        "{}",
        "{\"PersoonId\": \"8f0c\"}",
        "[{\"event\": \"x\"}, {}]"
      })
  void whatNobodyAskedForIsNoErrorEither(String body) {
    double before = received.count("other");

    WebhookSender.post(body)
        .statusCode(202)
        .body("code", equalTo("ok"))
        .body("message", equalTo("The message was received; no action is set for this event."));

    assertThat(sink.calls()).isZero();
    assertThat(received.count("other")).isGreaterThan(before);
  }

  @Test
  void nothingIsLostWhenTheBrokerTakesNothing() {
    sink.failWith(503, 503);
    double before = received.count("persoon.categorie.toegevoegd", "syncProfile", "not-taken");

    WebhookSender.post(WebhookSender.ADDED)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("retry/hand-over-failed"));

    assertThat(sink.events()).isEmpty();
    assertThat(received.count("persoon.categorie.toegevoegd", "syncProfile", "not-taken"))
        .isEqualTo(before + 1);
    WebhookSender.post(WebhookSender.ADDED).statusCode(202);
    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void oneOfAListThatFailsDoesNotStopTheOthers() {
    String without = "{\"event\": \"persoon.categorie.toegevoegd\"}";

    WebhookSender.post("[" + without + "," + WebhookSender.ADDED + "]")
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"));

    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void aRouteThatLacksItsIdDoesNotStopTheOthersOfAnEvent() {
    WebhookSender.post("{\"event\": \"twee\", \"ExternId\": \"p1\"}")
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"))
        .body(
            "message",
            equalTo("The data of this request are not right: PersoonId is missing or empty."));

    assertThat(WebhookSender.only(sink).attribute("type")).isEqualTo("addToCohort");
  }

  @Test
  void aRouteThatIsNotTakenDoesNotStopTheOthersAndIsAskedForAgain() {
    sink.failWith(503, 503);

    WebhookSender.post("{\"event\": \"twee\", \"PersoonId\": \"8f\", \"ExternId\": \"p1\"}")
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("retry/hand-over-failed"));

    assertThat(WebhookSender.only(sink).attribute("type")).isEqualTo("addToCohort");
  }

  @Test
  void anIdThatIsMissingIsNamed() {
    WebhookSender.post("{\"event\": \"persoon.categorie.toegevoegd\", \"Categorie\": \"Docent\"}")
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"))
        .body(
            "message",
            equalTo("The data of this request are not right: PersoonId is missing or empty."));
    assertThat(sink.calls()).isZero();
  }

  @Test
  void whatCannotBeReadIsRefusedWithASentence() {
    WebhookSender.post("<x/>").statusCode(400).body("code", equalTo("data/input-invalid"));
    WebhookSender.post("").statusCode(400).body("code", equalTo("data/input-invalid"));
    WebhookSender.post("{\"event\":\"" + "x".repeat(64 * 1024) + "\"}")
        .statusCode(413)
        .body("code", equalTo("data/body-too-large"));
    given()
        .contentType("text/xml")
        .body("<x/>")
        .post("/webhooks/" + BoundToSink.SECRET)
        .then()
        .statusCode(415)
        .body("code", equalTo("data/media-type-unsupported"));
    assertThat(sink.calls()).isZero();
  }

  @Test
  void otherMethodsAreRefusedToWhoKnowsTheSecret() {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
      given()
          .request(method, "/webhooks/" + BoundToSink.SECRET)
          .then()
          .statusCode(405)
          .body("code", equalTo("data/method-unsupported"));
    }
    assertThat(sink.calls()).isZero();
  }
}
