package nl.coachmoodle.lambdahttp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
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
    JsonPath answer = send(event("POST", "").body(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    assertThat(body(answer).getString("code")).isEqualTo("ok");
    assertThat(moodle.userByIdnumber("p1")).isPresent();
  }

  @Test
  void readsBodiesInBase64() {
    JsonPath answer = send(event("POST", "").base64(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    MoodleUser zoe = moodle.userByIdnumber("p1").orElseThrow();
    assertThat(zoe.text(UserColumn.FIRSTNAME)).isEqualTo("Zoë");
  }

  @Test
  void withdrawsByParametersInTheAddress() {
    send(event("POST", "").body(MESSAGE));

    JsonPath answer =
        send(event("DELETE", "PersoonExterneId=p1&Elearningcode=2").without("content-type"));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
    long id = moodle.userByIdnumber("p1").orElseThrow().id();
    assertThat(moodle.enrolment(id, 2).map(Enrolment::suspended)).contains(true);
  }

  @Test
  void withdrawsByAFormInTheBody() {
    send(event("POST", "").body(MESSAGE));

    JsonPath answer =
        send(
            event("DELETE", "")
                .with("content-type", "application/x-www-form-urlencoded")
                .base64("PersoonExterneId=p1&Elearningcode=2"));

    assertThat(answer.getInt("statusCode")).isEqualTo(200);
  }

  @Test
  void refusesACallWithoutAToken() {
    JsonPath answer = send(event("POST", "").without("authorization").body(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(401);
    assertThat(body(answer).getString("code")).isEqualTo("setup/bearer-token-missing");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void refusesAnExpiredToken() {
    String expired = provider.token(Claims.good().withMoment("exp", -600));

    JsonPath answer = send(event("POST", "").with("authorization", "Bearer " + expired));

    assertThat(answer.getInt("statusCode")).isEqualTo(401);
    assertThat(body(answer).getString("code")).isEqualTo("setup/bearer-token-refused");
  }

  @Test
  void refusesAnEmptyBody() {
    JsonPath answer = send(event("POST", ""));

    assertThat(answer.getInt("statusCode")).isEqualTo(400);
    assertThat(body(answer).getString("code")).isEqualTo("data/input-invalid");
  }

  @Test
  void saysWhenToComeBackWhileMoodleIsAway() {
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));

    JsonPath answer = send(event("POST", "").body(MESSAGE));

    assertThat(answer.getInt("statusCode")).isEqualTo(503);
    assertThat(answer.getString("headers.'Retry-After'")).isEqualTo("60");
    assertThat(body(answer).getString("fix")).isNotBlank();
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

  private Event event(String method, String query) {
    return new Event(method, query, "Bearer " + provider.token());
  }

  private static JsonPath body(JsonPath answer) {
    String body = answer.getString("body");
    return JsonPath.from(
        answer.getBoolean("isBase64Encoded")
            ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
            : body);
  }

  private static JsonPath send(Event event) {
    return given()
        .contentType("application/json")
        .body(event.write())
        .post("/_lambda_")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** A request as a function URL hands it to Lambda: payload format 2.0. */
  private static final class Event {
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();

    Event(String method, String query, String authorization) {
      headers.put("host", "abc.lambda-url.eu-west-1.on.aws");
      headers.put("authorization", authorization);
      headers.put("content-type", "application/json");
      values.put("version", "2.0");
      values.put("routeKey", "$default");
      values.put("rawPath", "/elearning");
      values.put("rawQueryString", query);
      values.put("isBase64Encoded", false);
      values.put(
          "requestContext",
          Map.of(
              "http",
              Map.of(
                  "method", method,
                  "path", "/elearning",
                  "protocol", "HTTP/1.1",
                  "sourceIp", "192.0.2.7",
                  "userAgent", "Coachview")));
    }

    Event with(String header, String value) {
      headers.put(header, value);
      return this;
    }

    Event without(String header) {
      headers.remove(header);
      return this;
    }

    Event body(String text) {
      values.put("body", text);
      return this;
    }

    Event base64(String text) {
      values.put("isBase64Encoded", true);
      return body(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    String write() {
      values.put("headers", headers);
      try {
        return new ObjectMapper().writeValueAsString(values);
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
