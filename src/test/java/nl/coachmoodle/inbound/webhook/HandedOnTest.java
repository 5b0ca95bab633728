package nl.coachmoodle.inbound.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import nl.coachmoodle.harness.BoundToSink;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of Coachview become events for functions, and nothing is done meanwhile. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(BoundToSink.class)
class HandedOnTest {
  private static final String ADDED =
      """
      {"event": "persoon.categorie.toegevoegd", "PersoonId": "8f0c", "PersooncategorieId": "77",
       "ExternId": "p1", "Externsource": "HR", "Categorie": "Docent", "Achternaam": "Zonnebloem"}
      """;

  @Inject MeterRegistry meters;
  MoodleStandIn moodle;
  SinkStandIn sink;

  @BeforeEach
  void nothingReceived() {
    sink.reset();
    moodle.forgetCalls();
  }

  @Test
  void aMessageIsHandedOnWithItsIdsAndNothingElse() {
    post(ADDED)
        .statusCode(202)
        .contentType("application/json")
        .body("code", equalTo("ok"))
        .body("message", equalTo("The message was taken."))
        .body("fix", equalTo(""))
        .body("reference", matchesPattern("[0-9a-f-]{36}"));

    Event event = only();
    assertThat(event.attribute("type")).isEqualTo("syncProfile");
    assertThat(event.attribute("partitionkey")).isEqualTo("8f0c");
    assertThat(event.attribute("correlationid")).matches("[0-9a-f-]{36}");
    assertThat(event.data().toString()).isEqualTo("{\"personId\":\"8f0c\"}");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aConditionChoosesAnotherFunction() {
    post(ADDED.replace("Docent", "naar moodle")).statusCode(202);

    assertThat(only().attribute("type")).isEqualTo("enrolParticipant");
    assertThat(only().data().toString()).isEqualTo("{\"personId\":\"8f0c\"}");
  }

  @Test
  void idsAreFoundWhereTheRouteSays() {
    post("{\"Type\": \"deelnemer.ingeschreven\", \"deelnemer\": {\"ID\": 5, \"persoonid\": \"8f\"}}")
        .statusCode(202);

    assertThat(only().data().toString()).isEqualTo("{\"enrolmentId\":\"5\"}");
    assertThat(only().attribute("partitionkey")).isEqualTo("8f");
  }

  @Test
  void formsAreTaken() {
    given()
        .contentType("application/x-www-form-urlencoded")
        .body("gebeurtenis=persoon.categorie.toegevoegd&persoonid=8f0c&Categorie=Naar+Moodle")
        .post("/webhooks/" + BoundToSink.SECRET)
        .then()
        .statusCode(202);

    assertThat(only().attribute("type")).isEqualTo("enrolParticipant");
  }

  @Test
  void thePreviousSecretAndAnAddressOfOneEventAreOpen() {
    post(BoundToSink.PREVIOUS, ADDED).statusCode(202);
    post(BoundToSink.CATEGORY, "{\"PersoonId\": \"8f0c\"}").statusCode(202);

    assertThat(sink.events())
        .extracting(event -> event.attribute("type"))
        .containsExactly("syncProfile", "syncProfile");
  }

  @Test
  void theSendersIdIsKept() {
    given()
        .header("webhook-id", "msg_1")
        .contentType("application/json")
        .body(ADDED)
        .post("/webhooks/" + BoundToSink.SECRET)
        .then()
        .statusCode(202);
    post(ADDED.replace("{", "{\"BerichtID\": 12,")).statusCode(202);

    assertThat(sink.events())
        .extracting(event -> event.attribute("id"))
        .containsExactly("msg_1", "12");
  }

  @Test
  void withoutOneTwoAlikeAreTwo() {
    post(ADDED).statusCode(202);
    post(ADDED).statusCode(202);

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
        .body("[" + two + "," + ADDED + "]")
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
    double before = counted("other");

    post(body)
        .statusCode(202)
        .body("code", equalTo("ok"))
        .body("message", equalTo("The message was received; no action is set for this event."));

    assertThat(sink.calls()).isZero();
    assertThat(counted("other")).isGreaterThan(before);
  }

  @Test
  void receivedMessagesAreCounted() {
    double before = counted("persoon.categorie.toegevoegd", "syncProfile", "handed-on");

    post(ADDED).statusCode(202);

    assertThat(counted("persoon.categorie.toegevoegd", "syncProfile", "handed-on"))
        .isEqualTo(before + 1);
    assertThat(
            meters.getMeters().stream()
                .flatMap(meter -> meter.getId().getTags().stream())
                .map(tag -> tag.getValue()))
        .noneMatch(value -> value.contains("8f0c") || value.contains("opleiding.verwijderd"));
  }

  @Test
  void nothingIsLostWhenTheBrokerTakesNothing() {
    sink.failWith(503, 503);
    double before = counted("persoon.categorie.toegevoegd", "syncProfile", "not-taken");

    post(ADDED)
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("retry/hand-over-failed"));

    assertThat(sink.events()).isEmpty();
    assertThat(counted("persoon.categorie.toegevoegd", "syncProfile", "not-taken"))
        .isEqualTo(before + 1);
    post(ADDED).statusCode(202);
    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void oneOfAListThatFailsDoesNotStopTheOthers() {
    String without = "{\"event\": \"persoon.categorie.toegevoegd\"}";

    post("[" + without + "," + ADDED + "]")
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"));

    assertThat(sink.events()).hasSize(1);
  }

  @Test
  void aRouteThatLacksItsIdDoesNotStopTheOthersOfAnEvent() {
    post("{\"event\": \"twee\", \"ExternId\": \"p1\"}")
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"))
        .body(
            "message",
            equalTo("The data of this request are not right: PersoonId is missing or empty."));

    assertThat(only().attribute("type")).isEqualTo("addToCohort");
  }

  @Test
  void aRouteThatIsNotTakenDoesNotStopTheOthersAndIsAskedForAgain() {
    sink.failWith(503, 503);

    post("{\"event\": \"twee\", \"PersoonId\": \"8f\", \"ExternId\": \"p1\"}")
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("retry/hand-over-failed"));

    assertThat(only().attribute("type")).isEqualTo("addToCohort");
  }

  @Test
  void anIdThatIsMissingIsNamed() {
    post("{\"event\": \"persoon.categorie.toegevoegd\", \"Categorie\": \"Docent\"}")
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"))
        .body(
            "message",
            equalTo("The data of this request are not right: PersoonId is missing or empty."));
    assertThat(sink.calls()).isZero();
  }

  @Test
  void whatCannotBeReadIsRefusedWithASentence() {
    post("<x/>").statusCode(400).body("code", equalTo("data/input-invalid"));
    post("").statusCode(400).body("code", equalTo("data/input-invalid"));
    post("{\"event\":\"" + "x".repeat(64 * 1024) + "\"}")
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

  private double counted(String event) {
    return meters.find("coachmoodle.event_received").tag("event", event).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private double counted(String event, String function, String outcome) {
    return meters
        .find("coachmoodle.event_received")
        .tags("door", "webhook", "event", event, "function", function, "outcome", outcome)
        .counters()
        .stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private Event only() {
    assertThat(sink.events()).hasSize(1);
    return sink.events().get(0);
  }

  private static ValidatableResponse post(String body) {
    return post(BoundToSink.SECRET, body);
  }

  private static ValidatableResponse post(String secret, String body) {
    return given().contentType("application/json").body(body).post("/webhooks/" + secret).then();
  }
}
