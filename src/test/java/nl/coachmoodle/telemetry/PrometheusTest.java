package nl.coachmoodle.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.Test;

/** What Prometheus reads from the Knative image, at a port of its own. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class PrometheusTest {
  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @Inject Telemetry telemetry;

  MoodleStandIn moodle;

  @Test
  void anOperationAndItsCallsAreMeasured() {
    moodle.emptySite();
    given()
        .contentType("application/json")
        .body("{\"externalId\": \"p1\", \"code\": \"course:2\"}")
        .post("/withdrawParticipant")
        .then()
        .statusCode(200);
    given().contentType("application/json").body("{}").post("/enrolParticipant");

    assertThat(scraped())
        .contains(
            "coachmoodle_operation_seconds_count{code=\"none\",function=\"withdrawParticipant\",outcome=\"done\"}",
            "coachmoodle_operation_seconds_count{code=\"data/input-invalid\",function=\"enrolParticipant\",outcome=\"refused\"}",
            "coachmoodle_moodle_call_seconds_bucket{call=\"core_user_get_users_by_field\",code=\"none\",le=\"0.25\"}");
  }

  @Test
  void everyMetricHasItsDocumentedName() {
    for (Metric metric : Metric.values()) {
      switch (metric.kind()) {
        case COUNT -> telemetry.count(metric, Map.of());
        case TIME -> telemetry.took(metric, Duration.ofMillis(1), Map.of());
        case LEVEL -> telemetry.level(metric, 7);
      }
    }

    String scraped = scraped();
    for (Metric metric : Metric.values()) {
      String suffix = metric.kind() == Metric.Kind.TIME ? "_count" : "";
      assertThat(scraped)
          .containsPattern("(?m)^" + metric.prometheusName() + suffix + "(\\{.*})? [0-9.]+$");
    }
    assertThat(scraped).contains("coachmoodle_coachview_quota_left 7.0");
  }

  @Test
  void metricsAreNotAtThePortThatCallersReach() {
    given().get("/q/metrics").then().statusCode(405);
  }

  @Test
  void theOwnPortHasNothingButMetrics() {
    String other = metrics.toString().replace("/q/metrics", "");

    given().get(other + "/q/health").then().statusCode(404);
    given()
        .contentType("application/json")
        .body("{}")
        .post(other + "/enrolParticipant")
        .then()
        .statusCode(404);
  }

  private String scraped() {
    return given().get(metrics).asString();
  }
}
