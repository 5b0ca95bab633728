package nl.coachmoodle.lambdahttp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import nl.coachmoodle.harness.Claims;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The e-learning link behind a function URL, in the events that Lambda makes of requests. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class FunctionUrlTest {
  private static final String MESSAGE =
      """
      {"PersoonExterneId": "p1", "PersoonVoornaam": "Zoë", "PersoonAchternaam": "Hôf",
       "PersoonEmailadres": "zoe@example.com", "Elearningcode": "2"}
      """;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void enrols() {
    JsonPath answer = FunctionUrl.send(event("POST", "").body(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("ok");
    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void readsBodiesInBase64() {
    JsonPath answer = FunctionUrl.send(event("POST", "").base64(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    MoodleUser zoe = moodle.userByIdnumber("p1").orElseThrow();
    assertThat(zoe.text(UserColumn.FIRSTNAME)).isEqualTo("Zoë");
  }

  @Test
  void withdrawsByParametersInTheAddress() {
    FunctionUrl.send(event("POST", "").body(MESSAGE));

    JsonPath answer =
        FunctionUrl.send(
            event("DELETE", "PersoonExterneId=p1&Elearningcode=2").without("content-type"));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    long id = moodle.userByIdnumber("p1").orElseThrow().id();
    assertThat(moodle.enrolment(id, 2).map(Enrolment::suspended)).contains(true);
  }

  @Test
  void withdrawsByAFormInTheBody() {
    FunctionUrl.send(event("POST", "").body(MESSAGE));

    JsonPath answer =
        FunctionUrl.send(
            event("DELETE", "")
                .with("content-type", "application/x-www-form-urlencoded")
                .base64("PersoonExterneId=p1&Elearningcode=2"));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
  }

  @Test
  void refusesACallWithoutAToken() {
    JsonPath answer = FunctionUrl.send(event("POST", "").without("authorization").body(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(401);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("setup/bearer-token-missing");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void refusesAnExpiredToken() {
    String expired = provider.token(Claims.good().withMoment("exp", -600));

    JsonPath answer =
        FunctionUrl.send(event("POST", "").with("authorization", "Bearer " + expired));

    assertThat(answer.getInt("statusCode")).isEqualTo(401);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("setup/bearer-token-refused");
  }

  @Test
  void refusesAnEmptyBody() {
    JsonPath answer = FunctionUrl.send(event("POST", ""));

    assertThat(answer.getInt("statusCode")).isEqualTo(400);
    assertThat(FunctionUrl.body(answer).getString("code")).isEqualTo("data/input-invalid");
  }

  @Test
  void saysWhenToComeBackWhileMoodleIsAway() {
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));

    JsonPath answer = FunctionUrl.send(event("POST", "").body(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(503);
    assertThat(answer.getString("headers.'Retry-After'")).isEqualTo("60");
    assertThat(FunctionUrl.body(answer).getString("fix")).isNotBlank();
  }

  @Test
  void worksThroughTheTestServerThatMakesTheEvents() {
    given()
        .header("Authorization", "Bearer " + provider.token())
        .contentType("application/json")
        .body(MESSAGE)
        .post("/elearning")
        .then()
        .statusCode(200)
        .body("code", equalTo("ok"));
  }

  @Test
  void hasNoFunctionsBesideTheDoors() {
    given()
        .contentType("application/json")
        .body("{\"externalId\": \"p1\", \"code\": \"2\"}")
        .post("/withdrawParticipant")
        .then()
        .statusCode(404);
    assertThat(moodle.calls()).isEmpty();
  }

  private FunctionUrl.Event event(String method, String query) {
    return new FunctionUrl.Event(method, "/elearning", query)
        .with("authorization", "Bearer " + provider.token());
  }
}
