package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.inbound.knative.KeyedFunctions;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the reference of any answer, all lines about the call are found in the log. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(KeyedFunctions.class)
class ReferencesTest {
  private static final String LINK =
      """
      {"PersoonExterneId": "p1", "PersoonVoornaam": "Jan", "PersoonAchternaam": "Berg",
       "PersoonEmailadres": "jan@example.com", "Elearningcode": "%s"}
      """;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void theWorkBehindTheLinkIsFound() {
    for (String code : List.of("2", "4711")) {
      try (LogRecorder log = LogRecorder.open()) {
        String reference = reference(link("Bearer " + provider.token(), LINK.formatted(code)));

        assertThat(about(log, reference))
            .anyMatch(line -> line.contains("function=enrolParticipant"))
            .anyMatch(line -> line.contains("door=elearning"));
      }
    }
  }

  @Test
  void theWorkBehindAFunctionThatFailedIsFound() {
    try (LogRecorder log = LogRecorder.open()) {
      String reference = reference(function("Bearer " + KeyedFunctions.KEY, "{}"));

      assertThat(about(log, reference))
          .anyMatch(line -> line.contains("function=suspendParticipant"))
          .anyMatch(line -> line.contains("function failed status=400"));
    }
  }

  @Test
  void eachCallHasItsOwn() {
    assertThat(reference(function("Bearer " + KeyedFunctions.KEY, "{}")))
        .isNotEqualTo(reference(function("Bearer " + KeyedFunctions.KEY, "{}")));
    assertThat(reference(link("", ""))).isNotEqualTo(reference(link("", "")));
  }

  @Test
  void refusalsAtTheGateAreFound() {
    try (LogRecorder log = LogRecorder.open()) {
      assertThat(about(log, reference(function("", "{}"))))
          .anyMatch(line -> line.contains("path=/suspendParticipant status=403"));
      assertThat(about(log, reference(link("", "{}"))))
          .anyMatch(line -> line.contains("path=/elearning status=401"));
      assertThat(about(log, reference(given().get("/elearning/Zonnebloem"))))
          .anyMatch(line -> line.contains("path=? status="))
          .noneMatch(line -> line.contains("Zonnebloem"));
    }
  }

  @Test
  void refusalsOfTheServerAreFound() {
    try (LogRecorder log = LogRecorder.open()) {
      Response answer =
          given().header("Authorization", "Bearer " + provider.token()).get("/elearning");

      assertThat(about(log, reference(answer))).anyMatch(line -> line.contains("status=405"));
    }
  }

  private static Response link(String authorization, String body) {
    return call(authorization, body, "/elearning");
  }

  private static Response function(String authorization, String body) {
    return call(authorization, body, "/suspendParticipant");
  }

  private static Response call(String authorization, String body, String path) {
    return given()
        .header("Authorization", authorization)
        .contentType("application/json")
        .body(body)
        .post(path);
  }

  private static String reference(Response answer) {
    String reference = answer.jsonPath().getString("reference");
    assertThat(reference).matches("[0-9a-f-]{36}");
    return reference;
  }

  private static List<String> about(LogRecorder log, String reference) {
    return log.lines().stream().filter(line -> line.contains("[" + reference + "]")).toList();
  }
}
