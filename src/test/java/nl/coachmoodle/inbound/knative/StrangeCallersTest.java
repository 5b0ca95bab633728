package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers, and callers who are confused, try at every door. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(EverySecret.class)
class StrangeCallersTest {
  private static final String JSON = "Content-Type: application/json";
  private static final String SUSPEND = "{\"externalId\":\"CV-1001\"}";

  /** Everything that is closed to who has no key, token or secret. */
  private static final List<String> CLOSED =
      List.of(
          "enrolParticipant",
          "withdrawParticipant",
          "syncProfile",
          "addToCohort",
          "removeFromCohort",
          "suspendParticipant",
          "reconcile",
          "checkSetup",
          "checkExternalIds",
          "moveIdnumbers",
          "mergeParticipants",
          "elearning",
          "setup",
          "dead-letters",
          "dead-letters/replay",
          "webhooks/" + EverySecret.WEBHOOK + "x");

  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  static List<String> closed() {
    return CLOSED;
  }

  @ParameterizedTest
  @MethodSource("closed")
  void noSpellingOfAPathLeadsIn(String path) {
    RawHttp http = new RawHttp(address.getPort());
    for (String spelled :
        List.of(
            "/" + path,
            "//" + path,
            "///" + path,
            "/./" + path,
            "/x/../" + path,
            "/;x=1/" + path,
            "/" + path + ";x=1",
            "/" + path + "%3Bx=1",
            "/" + path + ";/../" + path,
            "/" + path + "/",
            "/" + path + "/.",
            "/" + path + "%2F",
            "/" + path + "%2f..%2f" + path,
            "/" + path + "%00",
            "/" + path + "%20",
            "/" + path + "?key=" + "a".repeat(40),
            "/%2F" + path,
            "/%2e%2e/" + path,
            "/\\" + path,
            "/q/health/../../" + path,
            "/q/health;/../../" + path,
            "/q/health/..%2f..%2f" + path,
            "/q/health/..;/..;/" + path,
            "http://localhost/" + path,
            "http://localhost//" + path,
            "/" + Character.toUpperCase(path.charAt(0)) + path.substring(1),
            "/%" + Integer.toHexString(path.charAt(0)) + path.substring(1))) {
      for (String method : List.of("POST", "GET", "DELETE")) {
        RawHttp.Answer answer =
            http.sendBody(
                SUSPEND, method + " " + spelled, JSON, "Content-Length: " + SUSPEND.length());

        assertThat(answer.status()).as("%s %s", method, spelled).isBetween(400, 499);
      }
    }
    assertThat(moodle.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Original-URL: /suspendParticipant",
        "X-Rewrite-URL: /suspendParticipant",
        "X-Forwarded-Prefix: /suspendParticipant",
        "X-Forwarded-For: 127.0.0.1",
        "X-HTTP-Method-Override: POST",
        "X-Forwarded-User: admin",
        "Authorization: Basic YWRtaW46YWRtaW4=",
        "Authorization : Bearer x",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: xchunked",
        "Content-Length: 0",
        "Host: evil.example.com",
      })
  void noHeaderOpensADoor(String header) {
    RawHttp http = new RawHttp(address.getPort());

    for (String path : List.of("/suspendParticipant", "/")) {
      RawHttp.Answer answer =
          http.sendBody(
              SUSPEND, "POST " + path, JSON, header, "Content-Length: " + SUSPEND.length());
      assertThat(answer.status()).isBetween(400, 499);
    }
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void nobodyIsSpokenToInHttp2() throws IOException {
    String upgrade =
        "GET /q/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
            + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n";
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void compressedBodiesAreNotUnpacked() throws IOException {
    byte[] bomb = compressed("{\"externalId\":\"" + "p".repeat(40 << 20) + "\"}");
    assertThat(bomb).hasSizeLessThan(64 * 1024);
    for (String encoding : List.of("gzip", "deflate", "br", "x-gzip", "gzip, gzip")) {
      assertThat(keyed(bomb, encoding, "/syncProfile")).isIn(400, 415);
      assertThat(link(bomb, encoding)).isIn(400, 415);
      assertThat(webhook(bomb, encoding)).isIn(400, 403, 415);
    }
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void deeplyNestedAndOversizedJsonIsRefused() {
    for (String deep :
        List.of(
            "{\"a\":".repeat(9_000),
            "[".repeat(60_000),
            "{\"externalId\":" + "1".repeat(50_000) + "}")) {
      byte[] body = deep.getBytes(StandardCharsets.UTF_8);
      assertThat(keyed(body, "identity", "/syncProfile")).isEqualTo(400);
      assertThat(link(body, "identity")).isEqualTo(400);
      assertThat(webhook(body, "identity")).isIn(400, 403);
    }
    byte[] huge = new byte[70_000];
    assertThat(link(huge, "identity")).isEqualTo(413);
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void nobodyWritesLinesIntoTheLog() {
    String forged = "x\\r\\n2026-01-01 INFO forged\\u2028outcome=done\\u001b[2J";
    try (LogRecorder log = LogRecorder.open()) {
      for (String field :
          List.of("externalId", "personId", "code", "mode", "cohort", "x\\nforged")) {
        keyed(
            ("{\"" + field + "\":\"" + forged + "\"}").getBytes(StandardCharsets.UTF_8),
            "identity",
            "/syncProfile");
        link(
            ("{\"PersoonExterneId\":\"" + forged + "\",\"" + field + "\":\"" + forged + "\"}")
                .getBytes(StandardCharsets.UTF_8),
            "identity");
      }
      given().header("ce-id", "x%0aforged").header("ce-type", "x\tforged").post("/").statusCode();
      given().urlEncodingEnabled(false).get("/x%0d%0aforged").statusCode();

      assertThat(log.lines())
          .filteredOn(line -> !line.contains("access-log"))
          .noneMatch(line -> line.matches("(?s).*[\\r\\n\\u2028\\u001b].*forged.*"));
    }
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private int keyed(byte[] body, String encoding, String path) {
    return sent(body, encoding, "Bearer " + EverySecret.FUNCTIONS, path);
  }

  private int link(byte[] body, String encoding) {
    return sent(body, encoding, "Bearer " + provider.token(), "/elearning");
  }

  private int webhook(byte[] body, String encoding) {
    return sent(body, encoding, "none", "/webhooks/" + EverySecret.WEBHOOK);
  }

  private static int sent(byte[] body, String encoding, String authorization, String path) {
    return given()
        .config(
            RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
        .header("Content-Encoding", encoding)
        .header("Authorization", authorization)
        .header("Content-Type", "application/json")
        .body(body)
        .post(path)
        .statusCode();
  }
}
