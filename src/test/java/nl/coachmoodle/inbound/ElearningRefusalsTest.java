package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the e-learning link says when it does not do what was asked. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class ElearningRefusalsTest {
  private static final String MESSAGE =
      """
      {"PersoonExterneId": "p1", "PersoonVoornaam": "Jan", "PersoonAchternaam": "Berg",
       "PersoonEmailadres": "jan@example.com", "Elearningcode": "2"}
      """;

  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "not JSON", "[]", "[{}]", "null", "5", "\"text\"", "{\"a\": }", " "})
  void whatIsNoJsonObjectIs400(String body) {
    refused(post(body), 400, "data/input-invalid");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void textThatIsNotUtf8Is400BecauseNamesWouldBeSpoiled() {
    byte[] latin1 = MESSAGE.replace("Jan", "Zoë").getBytes(StandardCharsets.ISO_8859_1);

    ValidatableResponse answer =
        coachview().contentType("application/json").body(latin1).post("/elearning").then();

    refused(answer, 400, "data/input-invalid");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aNameThatWasSpoiledOnTheWayIs400() {
    refused(post(MESSAGE.replace("Jan", "Zo\uFFFD")), 400, "data/input-invalid")
        .body("message", containsString("PersoonVoornaam"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void otherContentTypesAre415(String contentType) {
    ValidatableResponse answer =
        coachview().contentType(contentType).body(MESSAGE).post("/elearning").then();

    refused(answer, 415, "data/media-type-unsupported");
  }

  @Test
  void aBodyOfMoreThan64KiBIs413() {
    String padding = "x".repeat(64 * 1024);

    refused(post(MESSAGE.replace("{", "{\"x\": \"" + padding + "\",")), 413, "data/body-too-large");
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aBodyOfNearly64KiBIsTaken() {
    String padding = "x".repeat(63 * 1024);

    post(MESSAGE.replace("{", "{\"x\": \"" + padding + "\",")).statusCode(200);
  }

  @Test
  void otherMethodsAre405() {
    refused(coachview().get("/elearning").then(), 405, "data/method-unsupported");
    refused(coachview().body("{}").put("/elearning").then(), 405, "data/method-unsupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elearning/", "/elearning/p1", "/elearning;x=1", "//elearning"})
  void otherAddressesLeadNowhere(String path) {
    int status =
        new RawHttp(address.getPort())
            .sendBody(
                MESSAGE,
                "POST " + path,
                "Authorization: Bearer " + provider.token(),
                "Content-Type: application/json",
                "Content-Length: " + MESSAGE.length())
            .status();

    assertThat(status).isEqualTo(404);
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void severalAccountsAre409() {
    refused(post(MESSAGE.replace("\"p1\"", "\"DUP\"")), 409, "data/ambiguous-person");
  }

  @Test
  void aCourseThatIsNotThereIs422() {
    refused(post(MESSAGE.replace("\"2\"", "\"4711\"")), 422, "data/course-not-found")
        .body("message", containsString("4711"));
  }

  @Test
  void aCodeThatNobodyKnowsIs422() {
    refused(post(MESSAGE.replace("\"2\"", "\"e12345\"")), 422, "data/elearning-code-unknown")
        .body("message", containsString("e12345"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void aParticipantWithoutAnAddressIs422() {
    refused(post(MESSAGE.replace("jan@example.com", "")), 422, "data/email-missing");
    assertThat(moodle.userByIdnumber("p1")).isEmpty();
  }

  @Test
  void anAddressOfSomebodyElseIs422() {
    refused(post(MESSAGE.replace("jan@", "alice@")), 422, "data/email-exists");
  }

  @Test
  void aWrongSettingInMoodleIs422() {
    moodle.set(SiteCondition.WEB_SERVICES_OFF);

    refused(post(MESSAGE), 422, "setup/web-services-off");
  }

  @Test
  void anAbsentMoodleIs503AndSaysWhenToComeBack() {
    moodle.onNext(100, Fault.answer(502, "text/html", "<h1>Bad gateway</h1>"));

    refused(post(MESSAGE), 503, "retry/moodle-unavailable").header("Retry-After", "60");
  }

  @Test
  void anAnswerThatNobodyUnderstandsIs500() {
    moodle.onNext(1, Fault.answer(200, "application/json", "{\"unheard\": 1}"));

    refused(post(MESSAGE), 500, "bug/answer-unexpected");
  }

  private ValidatableResponse refused(ValidatableResponse answer, int status, String code) {
    return answer
        .statusCode(status)
        .contentType("application/json")
        .body("", aMapWithSize(4))
        .body("code", equalTo(code))
        .body("message", not(blankOrNullString()))
        .body("fix", not(blankOrNullString()))
        .body("reference", matchesPattern("[0-9a-f-]{36}"));
  }

  private ValidatableResponse post(String body) {
    return coachview().contentType("application/json").body(body).post("/elearning").then();
  }

  private RequestSpecification coachview() {
    return given().header("Authorization", "Bearer " + provider.token());
  }
}
