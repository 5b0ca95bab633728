package nl.coachmoodle.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Lambda that is invoked with the request itself, as a scheduler or a console does. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(ExportedEnrolment.class)
class DirectInvocationTest {
  private static final String JAN =
      """
      {"externalId": "p1", "firstName": "Jan", "lastName": "Geheimnaam",
       "email": "jan.geheimnaam@example.com", "code": "course:2"}
      """;

  MoodleStandIn moodle;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void enrolsOneParticipant() {
    invoke(JAN)
        .statusCode(200)
        .body("operation", equalTo("enrolParticipant"))
        .body("participants.account", contains("created"));

    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void enrolsAList() {
    invoke("{\"participants\": [" + JAN + "," + other("p2") + "]}")
        .statusCode(200)
        .body("participants.externalId", contains("p1", "p2"));

    assertThat(moodle.userByIdnumber("p2")).isPresent();
  }

  @Test
  void plansWithoutWriting() {
    invoke(JAN.replace("{", "{\"mode\": \"plan\",")).statusCode(200).body("mode", equalTo("plan"));

    assertThat(moodle.userByIdnumber("p1")).isEmpty();
  }

  @Test
  void failsWithTheCodeAndWithoutPersonalData() {
    String answer =
        invoke(JAN.replace("course:2", "course:4711")).statusCode(500).extract().asString();

    assertThat(answer).contains("data/").contains("OperationFailedException");
    assertThat(answer)
        .doesNotContain("Geheimnaam")
        .doesNotContain("geheimnaam")
        .doesNotContain(moodle.token());
  }

  @Test
  void failsWhenMoodleIsAwaySoThatTheCallerTriesAgain() {
    moodle.onNext(10, Fault.answer(503, "text/html", "away"));

    String answer = invoke(JAN).statusCode(500).extract().asString();

    assertThat(answer).contains("retry/moodle-unavailable");
  }

  @Test
  void answersFailuresWhereAsked() {
    invoke(JAN.replace("course:2", "course:4711").replace("{", "{\"onFailure\": \"answer\","))
        .statusCode(200)
        .body("participants[0].access[0].failure.errorClass", equalTo("data"));
  }

  @Test
  void namesEverythingThatIsWrong() {
    String answer = invoke("{\"email\": 5.5}").statusCode(500).extract().asString();

    assertThat(answer)
        .contains("data/input-invalid")
        .contains("required:externalId")
        .contains("required:lastName")
        .contains("required:code")
        .contains("not-text:email");
  }

  @Test
  void refusesAnEventBridgeRuleEvent() {
    String answer =
        invoke(
                """
                {"version": "0", "id": "x", "detail-type": "Scheduled Event",
                 "source": "aws.events", "time": "2026-01-01T00:00:00Z",
                 "detail": {"externalId": "p1"}}
                """)
            .statusCode(500)
            .extract()
            .asString();

    assertThat(answer).contains("wrong-event:detail-type");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void refusesAnEmptyRequest() {
    assertThat(invoke("{}").statusCode(500).extract().asString()).contains("required:externalId");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void quotesNothingOfARequestThatIsNoObject() {
    try (LogRecorder log = LogRecorder.open()) {
      String answer = invoke("\"Geheimnaam\"").statusCode(500).extract().asString();

      assertThat(answer).doesNotContain("Geheimnaam");
      assertThat(log.lines()).noneMatch(line -> line.contains("Geheimnaam"));
    }
  }

  private static String other(String externalId) {
    return JAN.replace("p1", externalId).replace("jan.", externalId + ".");
  }

  private static ValidatableResponse invoke(String body) {
    return given().contentType("application/json").body(body).post("/").then();
  }
}
