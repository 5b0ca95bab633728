package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.inbound.knative.KeyedFunctions;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged about successes and failures: ids and codes, never people and never secrets. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(KeyedFunctions.class)
class LogsTest {
  private static final List<String> PERSONAL =
      List.of("Quirijn", "Zonnebloem", "postvak-q", "geheim.example", "Veldwaarde");
  private static final String PARTICIPANT =
      """
      {"externalId": "p77", "firstName": "Quirijn", "lastName": "Zonnebloem",
       "email": "postvak-q@geheim.example", "code": "course:2",
       "fields": {"woonplaats": "Veldwaarde"}}
      """;
  private static final String LINK =
      """
      {"PersoonExterneId": "p78", "PersoonVoornaam": "Quirijn", "PersoonAchternaam": "Zonnebloem",
       "PersoonEmailadres": "postvak-q@geheim.example", "Elearningcode": "2"}
      """;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void successesAreLoggedById() {
    try (LogRecorder log = LogRecorder.open()) {
      assertThat(function("enrolParticipant", PARTICIPANT)).isEqualTo(200);
      String password = passwordSent();
      assertThat(function("syncProfile", PARTICIPANT.replace("Quirijn", "Q. Zonnebloem")))
          .isEqualTo(200);
      assertThat(link(LINK.replace("postvak-q", "anders.postvak-q"))).isEqualTo(200);

      assertThat(log.lines()).anyMatch(line -> line.contains("function=enrolParticipant"));
      assertClean(log);
      assertThat(log.lines()).noneMatch(line -> line.contains(password));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zonnebloem is not JSON",
        "\"Quirijn Zonnebloem\"",
        "[\"Zonnebloem\"]",
        "{\"lastName\": \"Zonnebloem\", \"firstName\": Quirijn}",
        "{\"lastName\": \"Zonnebloem\"",
        "{\"lastName\": [\"Zonnebloem\"], \"code\": {\"x\": \"Quirijn\"}}",
        "{\"mode\": \"Zonnebloem\", \"externalId\": {\"a\": \"Quirijn\"}}",
        "{\"externalId\": \"p1\", \"emails\": [\"postvak-q@geheim.example\"], \"code\": \"2\"}",
      })
  void messagesThatCannotBeReadAreNotQuoted(String body) {
    try (LogRecorder log = LogRecorder.open()) {
      assertThat(function("enrolParticipant", body)).isEqualTo(400);
      assertThat(link(body)).isEqualTo(400);
      assertThat(event(body, "application/json")).isEqualTo(400);
      assertThat(event(body, "application/cloudevents+json")).isBetween(400, 499);

      assertThat(log.lines()).isNotEmpty();
      assertClean(log);
    }
  }

  @Test
  void refusalsOfMoodleAreLoggedByCode() {
    moodle.set(SiteCondition.DEBUG_DISPLAYED);
    function("enrolParticipant", PARTICIPANT);
    try (LogRecorder log = LogRecorder.open()) {
      assertThat(function("enrolParticipant", PARTICIPANT.replace("p77", "p79"))).isEqualTo(422);
      assertThat(link(LINK)).isEqualTo(422);
      String invalid = PARTICIPANT.replace("p77", "p80").replace("postvak-q@", "postvak-q@@");
      assertThat(function("enrolParticipant", invalid)).isEqualTo(422);
      String tooLong = PARTICIPANT.replace("Zonnebloem", "Zonnebloem".repeat(30));
      assertThat(function("enrolParticipant", tooLong)).isEqualTo(422);

      assertThat(log.lines())
          .anyMatch(line -> line.contains("data/email-exists"))
          .anyMatch(line -> line.contains("data/email-invalid"))
          .anyMatch(line -> line.contains("data/value-too-long"));
      assertClean(log);
    }
  }

  @Test
  void failuresOfTheConnectionAreLoggedByCode() {
    List<Fault> faults =
        List.of(
            Fault.answer(503, "text/html", "Zonnebloem"),
            Fault.answer(200, "text/html", "<b>Fatal error</b> Zonnebloem"),
            Fault.answer(200, "application/json", "{\"lastname\": \"Zonnebloem"),
            Fault.answer(
                200,
                "application/json",
                "{\"exception\":\"x\",\"errorcode\":\"unheard\",\"message\":\"Zonnebloem\","
                    + "\"debuginfo\":\"Quirijn\"}"),
            Fault.dropBeforeExecuting(),
            Fault.loseAnswer(),
            Fault.truncateAnswer());
    for (Fault fault : faults) {
      moodle.emptySite();
      try (LogRecorder log = LogRecorder.open()) {
        moodle.onNext(100, fault);
        assertThat(function("enrolParticipant", PARTICIPANT)).isBetween(422, 503);
        assertThat(link(LINK)).isBetween(422, 503);

        assertClean(log);
      }
    }
  }

  @Test
  void strangersAreNotQuotedEither() {
    try (LogRecorder log = LogRecorder.open()) {
      given().body(PARTICIPANT).post("/enrolParticipant").then().statusCode(403);
      given()
          .header("Authorization", "Bearer Zonnebloem")
          .contentType("application/json")
          .body(LINK)
          .post("/elearning")
          .then()
          .statusCode(401);
      given().queryParam("PersoonAchternaam", "Zonnebloem").delete("/elearning");
      given().queryParam("lastName", "Zonnebloem").get("/enrolParticipant");
      given().get("/elearning/Zonnebloem");

      assertClean(log);
    }
  }

  private String passwordSent() {
    return moodle.calls().stream()
        .flatMap(call -> call.value("users[0][password]").stream())
        .findFirst()
        .orElseThrow();
  }

  private void assertClean(LogRecorder log) {
    List<String> forbidden =
        Stream.concat(PERSONAL.stream(), Stream.of(moodle.token(), KeyedFunctions.KEY, "eyJ"))
            .toList();
    for (String word : forbidden) {
      assertThat(log.lines()).as(word).noneMatch(line -> line.contains(word));
    }
  }

  private static int function(String name, String body) {
    return keyed("application/json", Map.of(), body, "/" + name);
  }

  private static int event(String body, String contentType) {
    Map<String, String> attributes =
        contentType.equals("application/json")
            ? Map.of(
                "ce-id",
                "1",
                "ce-specversion",
                "1.0",
                "ce-source",
                "/x",
                "ce-type",
                "enrolParticipant")
            : Map.of();
    return keyed(contentType, attributes, body, "/");
  }

  private static int keyed(
      String contentType, Map<String, String> headers, String body, String path) {
    return given()
        .header("Authorization", "Bearer " + KeyedFunctions.KEY)
        .headers(headers)
        .contentType(contentType)
        .body(body)
        .post(path)
        .statusCode();
  }

  private int link(String body) {
    return given()
        .header("Authorization", "Bearer " + provider.token())
        .contentType("application/json")
        .body(body)
        .post("/elearning")
        .statusCode();
  }
}
