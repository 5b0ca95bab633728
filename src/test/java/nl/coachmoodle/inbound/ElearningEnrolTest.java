package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The e-learning link's enrolment: Coachview's message becomes an account with access. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class ElearningEnrolTest {
  private static final String MESSAGE =
      """
      {"PersoonExterneId": "p12345", "PersoonVoornaam": "Zoë", "PersoonTussenvoegsels": "van 't",
       "PersoonAchternaam": "Hôf", "PersoonEmailadres": "zoe@example.com", "Elearningcode": "2"}
      """;

  @Inject MeterRegistry meters;
  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void enrolsSomebodyNew() {
    post(MESSAGE)
        .statusCode(200)
        .contentType("application/json")
        .body("code", equalTo("ok"))
        .body("fix", equalTo(""))
        .body("reference", matchesPattern("[0-9a-f-]{36}"));

    MoodleUser zoe = moodle.userByIdnumber("p12345").orElseThrow();
    assertThat(zoe.text(UserColumn.FIRSTNAME)).isEqualTo("Zoë");
    assertThat(zoe.text(UserColumn.LASTNAME)).isEqualTo("van 't Hôf");
    assertThat(moodle.enrolment(zoe.id(), 2)).isPresent();
  }

  @Test
  void callsAreCountedAndStrangersAreNot() {
    double before = counted();

    post(MESSAGE).statusCode(200);
    given().contentType("application/json").body(MESSAGE).post("/elearning").then().statusCode(401);

    assertThat(counted()).isEqualTo(before + 1);
  }

  private double counted() {
    return meters.find("coachmoodle.event_received").tag("door", "elearning").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Test
  void answersTheSameWhenCoachviewRepeatsItself() {
    post(MESSAGE).statusCode(200);
    moodle.forgetCalls();

    post(MESSAGE).statusCode(200).body("code", equalTo("ok"));

    assertThat(moodle.calls()).hasSize(2);
  }

  @Test
  void takesKeysInAnyCasingAndLeavesUnknownOnesAside() {
    post("""
            {"persoonexterneid": "p1", "PERSOONVOORNAAM": "Jan", "persoonAchternaam": "Berg",
             "persoonEmailAdres": "jan@example.com", "ELearningCode": 2, "Nieuw": {"x": [1, 2]}}
            """)
        .statusCode(200);

    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void takesAContentTypeWithACharset() {
    given()
        .header("Authorization", "Bearer " + provider.token())
        .contentType("application/json; charset=UTF-8")
        .body(MESSAGE)
        .post("/elearning")
        .then()
        .statusCode(200);
  }

  @Test
  void refusesAMessageWithoutNamesAndLeavesMoodleAlone() {
    post("{\"PersoonExterneId\": \"p1\", \"Elearningcode\": \"2\"}")
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"));

    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void namesEverythingThatIsMissingAtOnce() {
    post("{\"PersoonVoornaam\": [\"Jan\"]}")
        .statusCode(400)
        .body("message", containsString("externalId"))
        .body("message", containsString("lastName"))
        .body("message", containsString("PersoonVoornaam"));
  }

  @Test
  void hasNoBackDoorToListsPlansAndOtherFieldsOfTheFunction() {
    post(MESSAGE.replace("{", "{\"mode\": \"plan\", \"onFailure\": \"answer\", \"role\": 1,"))
        .statusCode(200);
    MoodleUser zoe = moodle.userByIdnumber("p12345").orElseThrow();
    assertThat(moodle.roles(zoe.id(), 2)).containsExactly(5L);

    post("{\"participants\": [" + MESSAGE.replace("p12345", "smuggled") + "]}").statusCode(400);
    assertThat(moodle.userByIdnumber("smuggled")).isEmpty();
  }

  private ValidatableResponse post(String body) {
    return given()
        .header("Authorization", "Bearer " + provider.token())
        .contentType("application/json")
        .body(body)
        .post("/elearning")
        .then();
  }
}
