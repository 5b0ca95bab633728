package nl.coachmoodle.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is refused anyway is refused before the body is there: these requests never send theirs. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class UnreadBodiesTest {
  private static final String JSON = "Content-Type: application/json";
  private static final String TOO_LONG = "Content-Length: " + (64 * 1024 + 1);

  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;
  IdentityProvider provider;
  RawHttp http;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    http = new RawHttp(address.getPort());
  }

  @Test
  void aMessageThatIsTooLongIs413BeforeItIsSent() {
    for (String method : new String[] {"POST", "DELETE"}) {
      RawHttp.Answer answer = http.send(method + " /elearning", bearer(), JSON, TOO_LONG);

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.text())
          .contains("\"code\":\"data/body-too-large\"")
          .contains("\"message\":")
          .contains("\"fix\":")
          .contains("\"reference\":");
    }
  }

  @Test
  void aStrangerIs401BeforeAnythingIsSent() {
    RawHttp.Answer answer = http.send("POST /elearning", JSON, "Content-Length: 60000");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text())
        .containsIgnoringCase("WWW-Authenticate: Bearer")
        .contains("\"code\":\"setup/bearer-token-missing\"");
  }

  @Test
  void aMessageThatDoesNotSayItsLengthIs413AsSoonAsItIsTooLong() {
    String chunk = Integer.toHexString(70_000) + "\r\n" + " ".repeat(70_000) + "\r\n";

    RawHttp.Answer answer =
        http.sendBody(chunk, "POST /elearning", bearer(), JSON, "Transfer-Encoding: chunked");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("\"code\":\"data/body-too-large\"");
  }

  private String bearer() {
    return "Authorization: Bearer " + provider.token();
  }
}
