package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.Optional;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Functions as receivers of CloudEvents, as a Knative trigger sends them. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class CloudEventsTest {
  private static final String JAN =
      """
      {"externalId": "p1", "firstName": "Jan", "lastName": "Berg",
       "email": "jan@example.com", "code": "course:2"}
      """;

  MoodleStandIn moodle;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void binaryEventsReachTheFunctionOfTheirType() {
    binary("enrolParticipant").body(JAN).post("/").then().statusCode(204);
    assertThat(moodle.userByIdnumber("p1")).isPresent();

    binary("suspendParticipant").body("{\"externalId\": \"p1\"}").post("/").then().statusCode(204);
    assertThat(moodle.userByIdnumber("p1").orElseThrow().suspended()).isTrue();
  }

  @Test
  void structuredEventsReachTheFunctionOfTheirType() {
    given()
        .contentType("application/cloudevents+json")
        .body(structured("enrolParticipant", JAN))
        .post("/")
        .then()
        .statusCode(204);
    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void anotherTypeIsGivenToAFunctionBySetting() {
    binary("nl.coachview.ingeschreven").body(JAN).post("/").then().statusCode(204);
    assertThat(moodle.userByIdnumber("p1")).isPresent();

    given()
        .contentType("application/cloudevents+json; charset=utf-8")
        .body(
            structured("nl.coachview.ingeschreven", JAN.replace("p1", "p2").replace("jan@", "j@")))
        .post("/")
        .then()
        .statusCode(204);
    assertThat(moodle.userByIdnumber("p2")).isPresent();
  }

  @Test
  void anEventWithAListIsAListOfParticipants() {
    binary("enrolParticipant")
        .body("{\"participants\": [" + JAN + "]}")
        .post("/")
        .then()
        .statusCode(204);
    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void theAnswerIsNoEventSoThatNobodysNameGoesBackIntoTheBroker() {
    for (int repeat = 0; repeat < 3; repeat++) {
      Response answer = binary("enrolParticipant").body(JAN).post("/");

      assertThat(answer.asString()).isEmpty();
      assertThat(answer.headers().asList())
          .extracting(Header::getName)
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("ce-"));
    }
    assertThat(
            given()
                .contentType("application/cloudevents+json")
                .body(structured("enrolParticipant", JAN))
                .post("/")
                .asString())
        .isEmpty();
  }

  @Test
  void aFailedEventIsAnsweredWithTheSentenceAndWithoutTheParticipant() {
    binary("enrolParticipant")
        .body(JAN.replace("course:2", "course:4711"))
        .post("/")
        .then()
        .statusCode(422)
        .body("code", equalTo("data/course-not-found"))
        .body("message", containsString("Moodle"))
        .body("participants", nullValue());
  }

  @Test
  void theReferenceOfTheDoorReachesTheLogAndMoodle() {
    try (LogRecorder log = LogRecorder.open()) {
      binary("enrolParticipant")
          .header("ce-correlationid", "the-reference-of-the-door")
          .body(JAN)
          .post("/");

      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.contains("[the-reference-of-the-door]")
                      && line.contains("function=enrolParticipant"));
      assertThat(moodle.calls())
          .extracting(ReceivedCall::reference)
          .containsOnly(Optional.of("the-reference-of-the-door"));
    }
  }

  @Test
  void aReferenceThatCouldForgeALogLineIsNotTaken() {
    try (LogRecorder log = LogRecorder.open()) {
      binary("enrolParticipant")
          .header("ce-correlationid", "x] forged=line [" + "y".repeat(100))
          .body(JAN)
          .post("/")
          .then()
          .statusCode(204);

      assertThat(log.lines()).noneMatch(line -> line.contains("forged"));
    }
  }

  @Test
  void anEventThatIsRefusedIs4xxSoThatTheBrokerDoesNotRepeatIt() {
    binary("enrolParticipant")
        .body("{\"externalId\": \"p1\"}")
        .post("/")
        .then()
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"));
    binary("enrolParticipant")
        .body(JAN.replace("course:2", "course:4711"))
        .post("/")
        .then()
        .statusCode(422);
  }

  @Test
  void anEventWhileMoodleIsAwayIs503SoThatTheBrokerRepeatsIt() {
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));

    binary("enrolParticipant")
        .body(JAN)
        .post("/")
        .then()
        .statusCode(503)
        .header("Retry-After", "60");
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));
    given()
        .contentType("application/cloudevents+json")
        .body(structured("enrolParticipant", JAN))
        .post("/")
        .then()
        .statusCode(503);
  }

  private static RequestSpecification binary(String type) {
    return given()
        .contentType("application/json")
        .header("ce-id", "1")
        .header("ce-specversion", "1.0")
        .header("ce-source", "/coachview")
        .header("ce-type", type);
  }

  private static String structured(String type, String data) {
    return """
    {"id": "1", "specversion": "1.0", "source": "/coachview", "type": "%s",
     "datacontenttype": "application/json", "data": %s}
    """
        .formatted(type, data);
  }
}
