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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests without a body are answered promptly. With a REST resource and Funqy in one server they
 * can wait for the read time-out, and anybody could stop the service with a handful of them.
 */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class EmptyBodyTest {
  private static final String EMPTY = "Content-Length: 0";
  private static final String JSON = "Content-Type: application/json";
  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String LAST_CHUNK = "0\r\n\r\n";

  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;
  IdentityProvider provider;
  RawHttp http;
  String bearer;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
    http = new RawHttp(address.getPort());
    bearer = "Authorization: Bearer " + provider.token();
  }

  @Test
  void anEnrolmentWithoutABodyIs400() {
    assertThat(http.send("POST /elearning", bearer, JSON, EMPTY).status()).isEqualTo(400);
    assertThat(http.send("POST /elearning", bearer, JSON).status()).isEqualTo(400);
    assertThat(http.sendBody(LAST_CHUNK, "POST /elearning", bearer, JSON, CHUNKED).status())
        .isEqualTo(400);
  }

  @Test
  void anEnrolmentWithoutABodyOrAContentTypeIsRefused() {
    assertThat(http.send("POST /elearning", bearer, EMPTY).status()).isBetween(400, 415);
    assertThat(http.send("POST /elearning", bearer).status()).isBetween(400, 415);
  }

  @Test
  void strangersWithoutABodyAreAnsweredToo() {
    assertThat(http.send("POST /elearning", EMPTY).status()).isBetween(400, 401);
    assertThat(http.send("POST /elearning").status()).isBetween(400, 401);
    assertThat(http.sendBody(LAST_CHUNK, "POST /elearning", CHUNKED).status()).isBetween(400, 401);
    assertThat(http.send("DELETE /elearning", EMPTY).status()).isEqualTo(401);
    assertThat(http.send("DELETE /elearning").status()).isEqualTo(401);
  }

  @Test
  void aWithdrawalNeedsNoBody() {
    String request = "DELETE /elearning?PersoonExterneId=p1&Elearningcode=2";

    assertThat(http.send(request, bearer).status()).isEqualTo(200);
    assertThat(http.send(request, bearer, EMPTY).status()).isEqualTo(200);
    assertThat(http.send(request, bearer, JSON, EMPTY).status()).isEqualTo(200);
    assertThat(http.sendBody(LAST_CHUNK, request, bearer, CHUNKED).status()).isEqualTo(200);
  }

  @Test
  void aWithdrawalOfNobodyIs400() {
    assertThat(http.send("DELETE /elearning", bearer, EMPTY).status()).isEqualTo(400);
    assertThat(http.send("DELETE /elearning", bearer).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "GET"})
  void otherMethodsAreAnswered(String method) {
    assertThat(http.send(method + " /elearning", bearer, EMPTY).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/enrolParticipant", "/suspendParticipant", "/unknown"})
  void functionsWithoutABodyAreRefused(String path) {
    assertThat(http.send("POST " + path, JSON, EMPTY).status()).isBetween(400, 415);
    assertThat(http.send("POST " + path, EMPTY).status()).isBetween(400, 415);
    assertThat(http.send("POST " + path).status()).isBetween(400, 415);
    assertThat(http.sendBody(LAST_CHUNK, "POST " + path, JSON, CHUNKED).status())
        .isBetween(400, 415);
    assertThat(moodle.calls()).isEmpty();
  }
}
