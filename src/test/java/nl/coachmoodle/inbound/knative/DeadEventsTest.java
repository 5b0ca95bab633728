package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn.Event;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that no repetition can help: kept with their sentence, and acknowledged. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(KeptDeadEvents.class)
class DeadEventsTest {
  private static final String JAN =
      """
      {"externalId": "p1", "firstName": "Jan", "lastName": "Berg",
       "email": "jan@example.com", "code": "course:2"}""";
  private static final String WITHOUT_COURSE = JAN.replace("course:2", "course:4711");

  MoodleStandIn moodle;
  SinkStandIn sink;
  IdentityProvider provider;

  @BeforeEach
  void nothingAnywhere() {
    moodle.emptySite();
    sink.reset();
  }

  @Test
  void aLastingFailureIsKeptWithCodeSentenceAndTheEventItself() {
    event()
        .header("ce-correlationid", "reference-1")
        .body(WITHOUT_COURSE)
        .post("/")
        .then()
        .statusCode(204);

    assertThat(sink.events()).hasSize(1);
    Event dead = sink.events().get(0);
    assertThat(dead.attribute("type")).isEqualTo("enrolParticipant.dead");
    assertThat(dead.attribute("failurecode")).isEqualTo("data/course-not-found");
    assertThat(dead.attribute("failuremessage")).contains("bestaat niet in Moodle");
    assertThat(dead.attribute("failurefix")).isNotEmpty();
    assertThat(dead.attribute("partitionkey")).isEqualTo("p1");
    assertThat(dead.attribute("correlationid")).isEqualTo("reference-1");
    assertThat(dead.data().get("code").asText()).isEqualTo("course:4711");
    assertThat(dead.data().get("lastName").asText()).isEqualTo("Berg");
  }

  @Test
  void anEventThatIsNoRequestIsKeptToo() {
    event().body("{\"externalId\": \"p1\"}").post("/").then().statusCode(204);

    assertThat(sink.events())
        .extracting(dead -> dead.attribute("failurecode"))
        .containsExactly("data/input-invalid");
  }

  @Test
  void whoeverWaitsForTheAnswerIsToldAndNothingIsKept() {
    given()
        .contentType("application/json")
        .body(WITHOUT_COURSE)
        .post("/enrolParticipant")
        .then()
        .statusCode(422);

    assertThat(sink.events()).isEmpty();
  }

  @Test
  void theHeadersOfAnEventMakeNoDoorAQueue() {
    event()
        .header("Authorization", "Bearer " + provider.token())
        .body(
            """
            {"PersoonExterneId": "p1", "PersoonVoornaam": "Jan", "PersoonAchternaam": "Berg",
             "PersoonEmailadres": "jan@example.com", "Elearningcode": "4711"}""")
        .post("/elearning")
        .then()
        .statusCode(422)
        .body("code", equalTo("data/course-not-found"));

    assertThat(sink.events()).isEmpty();
  }

  @Test
  void anEventAtTheAddressOfAFunctionIsACallOfSomebodyWhoWaits() {
    event()
        .body(WITHOUT_COURSE)
        .post("/enrolParticipant")
        .then()
        .statusCode(422)
        .body("code", equalTo("data/course-not-found"));

    assertThat(sink.events()).isEmpty();
  }

  @Test
  void whatMayPassIsDeliveredAgain() {
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));

    event().body(JAN).post("/").then().statusCode(503);

    assertThat(sink.events()).isEmpty();
  }

  @Test
  void anEventThatCannotBeKeptFails() {
    sink.failWith(500, 500);

    event().body(WITHOUT_COURSE).post("/").then().statusCode(422);

    assertThat(sink.events()).isEmpty();
  }

  @Test
  void ofAListThoseAreKeptWhoFailed() {
    event()
        .body(
            "{\"Participants\": [%s, %s, %s]}"
                .formatted(
                    JAN,
                    WITHOUT_COURSE.replace("p1", "p2").replace("jan@", "els@"),
                    JAN.replace("p1", "p3").replace("jan@example.com", "")))
        .post("/")
        .then()
        .statusCode(204);

    assertThat(moodle.userByIdnumber("p1")).isPresent();
    assertThat(sink.events())
        .extracting(
            dead -> dead.attribute("failurecode"),
            dead -> dead.data().at("/Participants/0/externalId").asText(),
            dead -> dead.data().get("Participants").size())
        .containsExactly(
            tuple("data/course-not-found", "p2", 1), tuple("data/email-missing", "p3", 1));
  }

  private static RequestSpecification event() {
    return given()
        .contentType("application/json")
        .header("ce-id", "1")
        .header("ce-specversion", "1.0")
        .header("ce-source", "/coachview")
        .header("ce-type", "enrolParticipant");
  }
}
