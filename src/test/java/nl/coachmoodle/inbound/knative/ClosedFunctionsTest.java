package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment without settings for it: functions are closed, whatever the path looks like. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
class ClosedFunctionsTest {
  private static final String SUSPEND = "{\"externalId\":\"CV-1001\"}";

  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/suspendParticipant",
        "//suspendParticipant",
        "/./suspendParticipant",
        "/x/../suspendParticipant",
        "/%73uspendParticipant",
        "/suspendParticipant;x=1",
        "/;x/suspendParticipant",
        "/suspendParticipant/",
        "/suspendParticipant?x=1",
        "/suspendParticipant%3Fx",
        "/suspendParticipant%2F",
        "/suspendParticipant%00",
        "/elearning/../suspendParticipant",
        "/elearning;/../suspendParticipant",
        "/q/health/../../suspendParticipant",
        "/q/health/..%2f..%2fsuspendParticipant",
        "/q/health/%2e%2e/%2e%2e/suspendParticipant",
        "/q/health;/../../suspendParticipant",
        "/q/../suspendParticipant",
        "http://localhost/suspendParticipant",
        "http://localhost/q/health/../../suspendParticipant",
        "/",
        "",
        "//",
        "/?/q/health",
        "/%2F",
      })
  void noPathLeadsToAFunction(String path) {
    assertThat(statusOfAnEventAt(path)).isBetween(400, 499);
    assertThat(moodle.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/elearning",
        "/webhooks/0123456789abcdef0123456789abcdef",
        "/webhooks/suspendParticipant",
        "/setup",
        "/dead-letters",
        "/dead-letters/replay",
        "/q/health",
        "/q/health/live",
      })
  void noDoorTakesAnEventForACallOfItsFunction(String door) {
    assertThat(statusOfAnEventAt(door)).isBetween(400, 499);
    assertThat(moodle.calls()).isEmpty();
  }

  private int statusOfAnEventAt(String path) {
    return new RawHttp(address.getPort())
        .sendBody(
            SUSPEND,
            "POST " + path,
            "Content-Type: application/json",
            "ce-id: 1",
            "ce-specversion: 1.0",
            "ce-source: /x",
            "ce-type: suspendParticipant",
            "Content-Length: " + SUSPEND.length())
        .status();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "FOO"})
  void noOtherMethodLeadsToAFunction(String method) {
    RawHttp http = new RawHttp(address.getPort());

    int status =
        http.send(method + " /suspendParticipant?externalId=CV-1001", "Content-Length: 0").status();

    assertThat(status).isBetween(400, 499);
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aStrangerIsRefusedBeforeAnythingIsRead() {
    RawHttp http = new RawHttp(address.getPort());

    assertThat(http.send("POST /suspendParticipant", "Content-Length: 5000000").status())
        .isEqualTo(403);
  }

  @Test
  void structuredEventsAreClosedToo() {
    given()
        .contentType("application/cloudevents+json")
        .body(
            "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"suspendParticipant\","
                + "\"data\":"
                + SUSPEND
                + "}")
        .post("/")
        .then()
        .statusCode(403)
        .body("code", equalTo("setup/door-closed"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void anyBearerTokenOpensNothingWhereNoKeyIsSet() {
    for (String token : new String[] {"", " ", "null", "undefined", "Optional.empty"}) {
      given()
          .header("Authorization", "Bearer " + token)
          .contentType("application/json")
          .body(SUSPEND)
          .post("/suspendParticipant")
          .then()
          .statusCode(403);
    }
    assertThat(moodle.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
  void healthIsOpen(String path) {
    given().get(path).then().statusCode(200).body("status", equalTo("UP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void healthIsAskedForAndNothingElse(String method) {
    RawHttp http = new RawHttp(address.getPort());

    for (String path : new String[] {"/q/health", "/q/health/live"}) {
      assertThat(http.send(method + " " + path, "Content-Length: 0").status()).isEqualTo(405);
    }
  }

  @Test
  void healthReadsNoBody() {
    RawHttp http = new RawHttp(address.getPort());

    for (String path : new String[] {"/q/health", "/q/health/live"}) {
      assertThat(http.sendBody("{}", "GET " + path, "Content-Length: 2").status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q",
        "/q/",
        "/q/dev-ui",
        "/q/metrics",
        "/q/openapi",
        "/q/swagger-ui",
        "/q/arc",
        "/q/health-ui",
        "/q/info",
        "/index.html",
        "/favicon.ico",
        "/META-INF/resources"
      })
  void nothingElseIsOpen(String path) {
    int status = new RawHttp(address.getPort()).send("GET " + path).status();

    assertThat(status).isBetween(400, 499);
  }
}
