package nl.coachmoodle.inbound.knative;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudEvents that nobody can carry out are refused for good, and at once: no 5xx, no hanging. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class MalformedCloudEventsTest {
  private static final String STRUCTURED = "Content-Type: application/cloudevents+json";

  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "not JSON",
        "[]",
        "null",
        "5",
        "\"text\"",
        "{}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\"}",
        "{\"id\":\"1\",\"type\":\"enrolParticipant\",\"source\":\"/x\",\"data\":{}}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"enrolParticipant\"}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"enrolParticipant\","
            + "\"datacontenttype\":\"application/json\",\"data\":null}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"enrolParticipant\","
            + "\"datacontenttype\":\"application/json\",\"data\":\"text\"}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"enrolParticipant\","
            + "\"datacontenttype\":\"application/json\",\"data\":[1]}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"enrolParticipant\","
            + "\"datacontenttype\":\"text/xml\",\"data\":{\"externalId\":\"p1\"}}",
        "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"enrolParticipant\","
            + "\"datacontenttype\":\"application/json\",\"data_base64\":\"e30=\"}",
      })
  void structuredEventsThatCannotBeReadAre400(String body) {
    assertThat(post(body, STRUCTURED).status()).isEqualTo(400);
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void dataWithoutItsContentTypeIsJson() {
    RawHttp.Answer answer =
        post(
            "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"suspendParticipant\","
                + "\"data\":{\"externalId\":\"nobody\"}}",
            STRUCTURED);

    assertThat(answer.status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "not JSON", "[]", "null", "5", "\"text\"", "{}"})
  void binaryEventsThatCannotBeReadAre400(String body) {
    assertThat(post(body, binary("enrolParticipant")).status()).isEqualTo(400);
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void binaryEventsWithoutAnAttributeAre4xx() {
    for (String missing : List.of("ce-id", "ce-specversion", "ce-source", "ce-type")) {
      List<String> headers = new ArrayList<>(List.of(binary("enrolParticipant")));
      headers.removeIf(header -> header.startsWith(missing));

      RawHttp.Answer answer = post("{}", headers.toArray(new String[0]));

      assertThat(answer.status()).as(missing).isBetween(400, 499);
    }
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void eventsWithoutAnyBodyAre4xx() {
    RawHttp http = new RawHttp(address.getPort());

    assertThat(http.send("POST /", STRUCTURED, "Content-Length: 0").status()).isEqualTo(400);
    assertThat(http.send("POST /", STRUCTURED).status()).isEqualTo(400);
    assertThat(http.send("POST /", binary("enrolParticipant")).status()).isEqualTo(400);
  }

  @Test
  void typesThatNobodyHandlesAre404() {
    assertThat(post("{}", binary("org.example.unknown")).status()).isEqualTo(404);
    assertThat(
            post(
                    "{\"id\":\"1\",\"specversion\":\"1.0\",\"source\":\"/x\",\"type\":\"x\",\"data\":{}}",
                    STRUCTURED)
                .status())
        .isEqualTo(404);
  }

  @Test
  void batchesAreRefused() {
    assertThat(post("[]", "Content-Type: application/cloudevents-batch+json").status())
        .isEqualTo(415);
  }

  @Test
  void everyRefusalHasABodyWithACode() {
    assertThat(post("{", STRUCTURED).text()).contains("\"code\":\"data/input-invalid\"");
    assertThat(post("{}", binary("org.example.unknown")).text()).contains("\"code\":\"data/");
  }

  private RawHttp.Answer post(String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + body.getBytes(StandardCharsets.ISO_8859_1).length);
    return new RawHttp(address.getPort()).sendBody(body, "POST /", all.toArray(new String[0]));
  }

  private static String[] binary(String type) {
    return new String[] {
      "Content-Type: application/json",
      "ce-id: 1",
      "ce-specversion: 1.0",
      "ce-source: /coachview",
      "ce-type: " + type
    };
  }
}
