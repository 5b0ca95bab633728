package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.harness.RawHttp;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.Enrolment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The e-learning link's withdrawal, in every form in which Coachview may send it. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class ElearningWithdrawTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @TestHTTPResource("/")
  URL address;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void aliceIsEnrolled() {
    moodle.reset();
    coachview()
        .contentType("application/json")
        .body(
            """
            {"PersoonExterneId": "CV-1001", "PersoonVoornaam": "F alice",
             "PersoonAchternaam": "L alice", "PersoonEmailadres": "alice@example.com",
             "Elearningcode": "course:2"}
            """)
        .post("/elearning")
        .then()
        .statusCode(200);
    assertThat(isSuspended()).isFalse();
    moodle.forgetCalls();
  }

  @Test
  void takesParametersInTheAddress() {
    coachview()
        .queryParam("PersoonExterneId", "CV-1001")
        .queryParam("Elearningcode", "course:2")
        .delete("/elearning")
        .then()
        .statusCode(200)
        .body("code", equalTo("ok"));

    assertThat(isSuspended()).isTrue();
    assertThat(moodle.calls()).hasSize(2);
  }

  @Test
  void takesParametersInAnyCasing() {
    coachview()
        .queryParam("persoonexterneid", "CV-1001")
        .queryParam("ELEARNINGCODE", "course:2")
        .queryParam("nieuw", "x")
        .delete("/elearning")
        .then()
        .statusCode(200);

    assertThat(isSuspended()).isTrue();
  }

  @Test
  void takesAForm() {
    coachview()
        .contentType(FORM)
        .body("PersoonExterneId=CV%2D1001&Elearningcode=course%3A2")
        .delete("/elearning")
        .then()
        .statusCode(200);

    assertThat(isSuspended()).isTrue();
  }

  @Test
  void takesJson() {
    coachview()
        .contentType("application/json")
        .body("{\"PersoonExterneId\": \"CV-1001\", \"Elearningcode\": \"course:2\"}")
        .delete("/elearning")
        .then()
        .statusCode(200);

    assertThat(isSuspended()).isTrue();
  }

  @Test
  void takesHalfFromTheAddressAndHalfFromTheBody() {
    coachview()
        .queryParam("PersoonExterneId", "CV-1001")
        .contentType(FORM)
        .body("Elearningcode=course:2")
        .delete("/elearning")
        .then()
        .statusCode(200);

    assertThat(isSuspended()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?PersoonExterneId=CV-1001", "?elearningcode=course:3", "?Elearningcode=course:3"})
  void refusesAnAddressAndABodyThatContradictEachOther(String query) {
    coachview()
        .contentType(FORM)
        .body("PersoonExterneId=CV-1002&Elearningcode=course:2")
        .delete("/elearning" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"))
        .body("message", containsString(query.startsWith("?P") ? "PersoonExterneId" : "code"));

    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void refusesTwoValuesForOneField() {
    coachview()
        .delete("/elearning?PersoonExterneId=CV-1001&Elearningcode=course:2&Elearningcode=course:3")
        .then()
        .statusCode(400)
        .body("message", containsString("Elearningcode"));
  }

  @Test
  void takesTheSameInTheAddressAndInTheBody() {
    coachview()
        .queryParam("PersoonExterneId", "CV-1001")
        .queryParam("Elearningcode", "2")
        .contentType("application/json")
        .body("{\"PersoonExterneId\": \"CV-1001\", \"Elearningcode\": 2}")
        .delete("/elearning")
        .then()
        .statusCode(200);

    assertThat(isSuspended()).isTrue();
  }

  @Test
  void isDoneAlreadyForSomebodyWithoutAnAccount() {
    coachview()
        .queryParam("PersoonExterneId", "nobody")
        .queryParam("Elearningcode", "course:2")
        .delete("/elearning")
        .then()
        .statusCode(200);
  }

  @Test
  void namesEverythingThatIsMissing() {
    coachview()
        .queryParam("PersoonVoornaam", "Alice")
        .delete("/elearning")
        .then()
        .statusCode(400)
        .body("message", containsString("externalId"));
    coachview()
        .queryParam("PersoonExterneId", "CV-1001")
        .delete("/elearning")
        .then()
        .statusCode(400)
        .body("message", containsString("code"));
    assertThat(moodle.calls()).isEmpty();
  }

  @Test
  void hasNoBackDoorToOtherFieldsOfTheFunction() {
    coachview()
        .queryParam("PersoonExterneId", "CV-1001")
        .queryParam("Elearningcode", "course:2")
        .queryParam("withdrawal", "unenrol")
        .queryParam("mode", "plan")
        .contentType("application/json")
        .body("{\"withdrawal\": \"unenrol\", \"participants\": [], \"onFailure\": \"answer\"}")
        .delete("/elearning")
        .then()
        .statusCode(200);

    assertThat(isSuspended()).isTrue();
  }

  @Test
  void refusesOtherContentTypes() {
    coachview()
        .contentType("text/xml")
        .body("<x/>")
        .delete("/elearning")
        .then()
        .statusCode(415)
        .body("code", equalTo("data/media-type-unsupported"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PersoonExterneId=%zz", "%", "PersoonExterneId=%E9&Elearningcode=%C3"})
  void refusesAFormThatCannotBeDecoded(String body) {
    coachview()
        .contentType(FORM)
        .body(body)
        .delete("/elearning")
        .then()
        .statusCode(400)
        .body("code", equalTo("data/input-invalid"));
    assertThat(moodle.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PersoonExterneId=%zz&Elearningcode=2",
        "PersoonExterneId=%&Elearningcode=2",
        "PersoonExterneId=%E9&Elearningcode=2"
      })
  void refusesAnAddressThatCannotBeDecoded(String query) {
    int status =
        new RawHttp(address.getPort())
            .send("DELETE /elearning?" + query, "Authorization: Bearer " + provider.token())
            .status();

    assertThat(status).isEqualTo(400);
    assertThat(moodle.calls()).isEmpty();
  }

  private boolean isSuspended() {
    long alice = moodle.userByIdnumber("CV-1001").orElseThrow().id();
    return moodle.enrolment(alice, 2).map(Enrolment::suspended).orElseThrow();
  }

  private RequestSpecification coachview() {
    return given().header("Authorization", "Bearer " + provider.token());
  }
}
