package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that is answered, logged or printed is searched for every secret that can be set. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(EverySecret.class)
class SecretsStaySecretTest {
  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  @Test
  void noSecretIsInAnyAnswerOrLine() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    List<String> answers = new ArrayList<>();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (LogRecorder log = LogRecorder.open()) {
      RawHttp http = new RawHttp(address.getPort());
      for (Fault fault : faults()) {
        moodle.onNext(50, fault);
        answers.add(body("Bearer " + EverySecret.FUNCTIONS, "/enrolParticipant", participant()));
        answers.add(body("Bearer " + EverySecret.SETUP, "/setup", ""));
        answers.add(
            body(
                "Bearer " + provider.token(),
                "/elearning",
                "{\"PersoonExterneId\":\"p1\",\"PersoonAchternaam\":\"V\",\"PersoonEmailadres\":\"v@example.nl\",\"Elearningcode\":\"2\"}"));
        moodle.reset();
      }
      answers.add(
          body(
              "Bearer " + EverySecret.FUNCTIONS,
              "/syncProfile",
              "{\"personId\":\"5a0f1f0e-6f0f-4c3e-9c55-0d8a2b6f2b11\"}"));
      answers.add(
          body("Bearer " + EverySecret.FUNCTIONS, "/checkSetup", "{\"onFailure\":\"answer\"}"));
      answers.add(body("Bearer " + EverySecret.FUNCTIONS + "x", "/syncProfile", "{}"));
      answers.add(body("Basic " + EverySecret.SETUP, "/setup", ""));
      for (String secret :
          List.of(EverySecret.WEBHOOK, EverySecret.WEBHOOK_BEFORE, EverySecret.ADDRESS)) {
        answers.add(body("", "/webhooks/" + secret, "{\"PersoonId\":\"p1\"}"));
        answers.add(body("", "/webhooks/" + secret, "{broken"));
        answers.add(http.send("GET /webhooks/" + secret).text());
        answers.add(http.send("POST /webhooks/" + secret + ";x", "Content-Length: 0").text());
        answers.add(http.send("POST //webhooks/" + secret, "Content-Length: 0").text());
      }
      List<String> everything = Stream.concat(answers.stream(), log.lines().stream()).toList();
      for (String secret :
          Stream.concat(EverySecret.ALL.stream(), Stream.of(moodle.token(), "eyJ")).toList()) {
        assertThat(everything).as(secret).noneMatch(text -> text.contains(secret));
        assertThat(printed.toString(StandardCharsets.UTF_8)).as(secret).doesNotContain(secret);
      }
      assertThat(log.lines()).anyMatch(line -> line.contains("enrolParticipant"));
    } finally {
      System.setOut(out);
    }
  }

  private static List<Fault> faults() {
    return List.of(
        Fault.none(),
        Fault.answer(503, "text/html", "<html>"),
        Fault.answer(200, "text/html", "wstoken=" + MoodleStandIn.TOKEN),
        Fault.answer(
            200,
            "application/json",
            "{\"exception\":\"x\",\"errorcode\":\"invalidtoken\",\"message\":\"wstoken="
                + MoodleStandIn.TOKEN
                + "\",\"debuginfo\":\""
                + MoodleStandIn.TOKEN
                + "\"}"),
        Fault.dropBeforeExecuting(),
        Fault.truncateAnswer());
  }

  private static String participant() {
    return "{\"externalId\":\"p1\",\"lastName\":\"V\",\"email\":\"v@example.nl\",\"code\":\"2\"}";
  }

  private static String body(String authorization, String path, String body) {
    return (path.equals("/setup")
            ? given().header("Authorization", authorization).get(path)
            : given()
                .header("Authorization", authorization)
                .contentType("application/json")
                .body(body)
                .post(path))
        .asString();
  }
}
