package nl.coachmoodle.inbound.knative;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.harness.OpenDoors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moving over from another connector, and ids of Coachview where Coachview is not configured. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(OpenDoors.class)
class MoveIdnumbersTest {
  MoodleStandIn moodle;

  @BeforeEach
  void janIsKnownByTheOldConnector() {
    moodle.emptySite();
    moodle.addUser(
        MoodleUser.named("jan")
            .with(UserColumn.EMAIL, "jan@example.com")
            .with(UserColumn.IDNUMBER, "1001"));
  }

  @Test
  void aFileIsPlannedThenAppliedThenDone() {
    Map<String, Object> file = Map.of("content", "PersonID;ExternId\r\n1001;p1\r\n1002;p2\r\n");

    call(Map.of("content", file.get("content"), "mode", "plan"))
        .statusCode(200)
        .body("mode", equalTo("plan"))
        .body("moves.state", contains("moved", "absent"))
        .body("moves[0].moodleUserId", equalTo((int) jan("1001").id()))
        .body("moves[0].failure", nullValue())
        .body("totals.moved", equalTo(1));
    call(file).statusCode(200).body("moves.state", contains("moved", "absent"));
    assertThat(moodle.usersByIdnumber("1001")).isEmpty();
    assertThat(jan("p1").username()).isEqualTo("jan");
    call(file).statusCode(200).body("moves.state", contains("already-moved", "absent"));
  }

  @Test
  void aListOfPairsIsAsGoodAsAFile() {
    call(Map.of("Pairs", List.of(Map.of("from", 1001, "to", "p1"))))
        .statusCode(200)
        .body("moves.state", contains("moved"));
  }

  @Test
  void aRefusalIsToldWithItsPair() {
    call(Map.of("content", "1001;p1\n1001;p2"))
        .statusCode(200)
        .body("totals.failed", equalTo(2))
        .body("moves[0].failure.code", equalTo("data/idnumber-named-twice"))
        .body("moves[0].failure.message", containsString("1001"));
  }

  @Test
  void everythingThatIsWrongWithAFileIsToldAtOnce() {
    call(Map.of("content", "1001;p1\n1002\n;p3\n1004;0"))
        .statusCode(400)
        .body("message", containsString("content[2]"))
        .body("message", containsString("content[3]"))
        .body("message", containsString("content[4]"));
    call(Map.of()).statusCode(400).body("message", containsString("content"));
    call(Map.of("content", 7)).statusCode(400);
    call(Map.of("pairs", List.of(Map.of("from", "1001"))))
        .statusCode(400)
        .body("message", containsString("pairs[0].to"));
    call(Map.of("content", lines(1_001))).statusCode(400);
    assertThat(moodle.calls()).isEmpty();
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "o" + i + ";n" + i)
        .collect(Collectors.joining("\n"));
  }

  private MoodleUser jan(String idnumber) {
    return moodle.usersByIdnumber(idnumber).get(0);
  }

  private static ValidatableResponse call(Map<String, Object> request) {
    return given().contentType("application/json").body(request).post("/moveIdnumbers").then();
  }
}
