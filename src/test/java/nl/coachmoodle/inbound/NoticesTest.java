package nl.coachmoodle.inbound;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.IdentityProvider;
import nl.coachmoodle.harness.IdentityProviderResource;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the back office must know besides is in the answer, because it reads nothing else. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(NoticesTest.Adopting.class)
class NoticesTest {

  /** A deployment that takes over accounts by e-mail address. */
  public static final class Adopting implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("functions.open", "true", "profile.adopt", "email");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(IdentityProviderResource.class));
    }
  }

  private static final String ALICE =
      """
      {"PersoonExterneId": "CV-1001", "PersoonVoornaam": "F alice",
       "PersoonAchternaam": "L alice", "PersoonEmailadres": "alice@example.com",
       "Elearningcode": "course:2"}
      """;

  MoodleStandIn moodle;
  IdentityProvider provider;

  @BeforeEach
  void peopleOfTheRecordedSites() {
    moodle.reset();
  }

  @Test
  void nothingIsSaidWhereThereIsNothing() {
    post(ALICE).statusCode(200).body("message", equalTo("De deelnemer is ingeschreven in Moodle."));
  }

  @Test
  void thatTheAccountIsSuspendedIsSaidOfAnEnrolment() {
    suspendAlice();

    post(ALICE)
        .statusCode(200)
        .body("code", equalTo("ok"))
        .body("message", containsString("De deelnemer is ingeschreven in Moodle."))
        .body("message", containsString("opgeschort"));
  }

  @Test
  void thatTheAccountIsSuspendedIsNotSaidOfAWithdrawal() {
    suspendAlice();

    coachviewDeletes().statusCode(200).body("message", not(containsString("opgeschort")));
  }

  @Test
  void thatAccountsCannotBeFoundByAddressIsSaidOfATakenAddress() {
    post(ALICE.replace("CV-1001", "p1"))
        .statusCode(422)
        .body("code", equalTo("data/email-exists"))
        .body("message", containsString("Show user identity"));
  }

  private static void suspendAlice() {
    given()
        .contentType("application/json")
        .body("{\"externalId\": \"CV-1001\"}")
        .post("/suspendParticipant")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse coachviewDeletes() {
    return given()
        .header("Authorization", "Bearer " + provider.token())
        .delete("/elearning?PersoonExterneId=CV-1001&Elearningcode=course:2")
        .then();
  }

  private ValidatableResponse post(String body) {
    return given()
        .header("Authorization", "Bearer " + provider.token())
        .contentType("application/json")
        .body(body)
        .post("/elearning")
        .then();
  }
}
