package nl.coachmoodle.inbound.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.util.List;
import nl.coachmoodle.harness.BoundToSink;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.queue.SinkStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who does not know the secret learns nothing, waits for nothing and costs nothing. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(BoundToSink.class)
class StrangersTest {
  private static final String SECRET = BoundToSink.SECRET;
  private static final String JSON = "Content-Type: application/json";
  private static final String ADDED =
      "{\"event\":\"persoon.categorie.toegevoegd\",\"PersoonId\":\"geheim-8f0c\"}";

  @TestHTTPResource("/")
  URL address;

  SinkStandIn sink;
  RawHttp http;

  @BeforeEach
  void nothingReceived() {
    sink.reset();
    http = new RawHttp(address.getPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/" + SECRET + "x",
        "/webhooks/" + SECRET + "/",
        "/webhooks/" + SECRET + "/x",
        "/webhooks//" + SECRET,
        "//webhooks/" + SECRET,
        "/webhooks/" + SECRET + ";x=1",
        "/webhooks;x=1/" + SECRET,
        "/webhooks/" + SECRET + "%3Bx",
        "/webhooks/" + SECRET + "%2F",
        "/webhooks%2F" + SECRET,
        "/webhooks/%73" + "3cret-of-the-webhooks_0123456789",
        "/./webhooks/" + SECRET,
        "/x/../webhooks/" + SECRET,
        "/elearning/../webhooks/" + SECRET,
        "/webhooks/../webhooks/" + SECRET,
        "/webhooks/x/../" + SECRET,
        "/webhooks/" + SECRET + "%00",
        "/webhooks/" + SECRET + "%20",
        "/WEBHOOKS/" + SECRET,
        "/webhooks/" + SECRET + "/../../syncProfile",
        "/webhooks/../syncProfile",
        "/webhooks",
        "/webhooks/",
        "/webhooks/syncProfile",
      })
  void noOtherPathLeadsIn(String path) {
    int status =
        http.sendBody(ADDED, "POST " + path, JSON, "Content-Length: " + ADDED.length()).status();

    assertThat(status).isIn(403, 404);
    assertThat(sink.calls()).isZero();
  }

  @Test
  void aQueryBehindTheSecretIsLeftAside() {
    assertThat(
            http.sendBody(
                    ADDED,
                    "POST /webhooks/" + SECRET + "?x=1&event=y",
                    JSON,
                    "Content-Length: " + ADDED.length())
                .status())
        .isEqualTo(202);
    assertThat(sink.events()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"})
  void aWrongSecretIsAnsweredLikeAnyUnknownAddress(String method) {
    String unknown = http.send(method + " /;unknown").text();
    String guessed = http.send(method + " /webhooks/" + "a".repeat(64)).text();
    String shorter = http.send(method + " /webhooks/a").text();

    assertThat(likeAnyOther(guessed)).isEqualTo(likeAnyOther(unknown)).startsWith("HTTP/1.1 404");
    assertThat(likeAnyOther(shorter)).isEqualTo(likeAnyOther(unknown));
  }

  @Test
  void aStrangerIsAnsweredBeforeTheBodyIsThere() {
    RawHttp.Answer stranger =
        http.send("POST /webhooks/" + "a".repeat(64), JSON, "Content-Length: 60000");
    RawHttp.Answer tooLong =
        http.send("POST /webhooks/" + SECRET, JSON, "Content-Length: " + (64 * 1024 + 1));

    assertThat(stranger.status()).isEqualTo(404);
    assertThat(tooLong.status()).isEqualTo(413);
    assertThat(tooLong.text()).contains("\"code\":\"data/body-too-large\"");
  }

  @Test
  void aMessageThatDoesNotSayItsLengthIs413AsSoonAsItIsTooLong() {
    String chunk = Integer.toHexString(70_000) + "\r\n" + " ".repeat(70_000) + "\r\n";

    assertThat(
            http.sendBody(chunk, "POST /webhooks/" + SECRET, JSON, "Transfer-Encoding: chunked")
                .status())
        .isEqualTo(413);
  }

  @Test
  void aMessageWithoutABodyIsAnsweredAtOnce() {
    String path = "POST /webhooks/" + SECRET;
    assertThat(http.send(path, JSON, "Content-Length: 0").status()).isEqualTo(400);
    assertThat(http.send(path, JSON).status()).isEqualTo(400);
    assertThat(http.sendBody("0\r\n\r\n", path, JSON, "Transfer-Encoding: chunked").status())
        .isEqualTo(400);
    assertThat(http.send(path, "Content-Length: 0").status()).isIn(400, 415);
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    for (String deep : List.of("{\"a\":".repeat(9_000), "[".repeat(60_000), "{".repeat(60_000))) {
      assertThat(
              http.sendBody(
                      deep, "POST /webhooks/" + SECRET, JSON, "Content-Length: " + deep.length())
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void theLogHasNoSecretAndNothingOfAMessage() {
    try (LogRecorder log = LogRecorder.open()) {
      for (String body :
          List.of(
              ADDED,
              "{\"event\":\"geheim Zonnebloem\",\"PersoonId\":\"8f0c\",\"Zonnebloem Q\":\"1\"}",
              "{\"event\":\"x\",\"Achternaam\":\"Zonnebloem\"}",
              "{\"Zonnebloem",
              "[\"Zonnebloem\"]",
              "{\"event\":\"persoon.categorie.toegevoegd\",\"Naam\":\"Zonnebloem\"}",
              "{\"event\":\"persoon.categorie.toegevoegd\",\"PersoonId\":\"a\",\"persoonid\":\"Zonnebloem\"}",
              "x".repeat(70_000))) {
        given().contentType("application/json").body(body).post("/webhooks/" + SECRET);
        given().contentType("text/plain").body(body).post("/webhooks/" + SECRET);
        given()
            .contentType("application/json")
            .body(body)
            .post("/webhooks/" + BoundToSink.PREVIOUS);
        given().contentType("application/json").body(body).post("/webhooks/" + SECRET + "x");
        given().contentType("application/json").body(body).put("/webhooks/" + SECRET);
        http.send("POST /webhooks/" + SECRET + ";x", JSON, "Content-Length: 9");
      }
      http.send("POST //webhooks/" + SECRET, JSON, "Content-Length: 9");
      given().get("/q/health/live");
      sink.failWith(503, 503);
      given().contentType("application/json").body(ADDED).post("/webhooks/" + SECRET);
      sink.failWith(0, 0);
      given().contentType("application/json").body(ADDED).post("/webhooks/" + SECRET);

      assertThat(log.lines())
          .anyMatch(line -> line.contains("access-log") && line.contains("/q/health/live"))
          .anyMatch(line -> line.contains("door=webhook") && line.contains("outcome=handed-on"))
          .anyMatch(line -> line.contains("retry/hand-over-failed"));
      for (String word :
          List.of("s3cret-of-the-webhooks", "Zonnebloem", "geheim Z", "Achternaam\":")) {
        assertThat(log.lines()).as(word).noneMatch(line -> line.contains(word));
      }
    }
  }

  /** Without what differs from call to call. */
  private static String likeAnyOther(String answer) {
    return answer.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "reference");
  }
}
