package nl.coachmoodle.moodle.wire;

import static nl.coachmoodle.failure.FailureCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers that no recording has: what proxies, dying workers and wrong addresses say. */
class AnswerReaderTest {
  private static final String FUNCTION = WsFunction.CORE_USER_UPDATE_USERS.wsName();

  private final AnswerReader reader = new AnswerReader();

  @ParameterizedTest
  @ValueSource(strings = {"{\"warnings\":[", "[{\"id\":1", "nul", "[{\"id\":1,\"username\":\"a"})
  void anAnswerThatEndsTooEarlyIsCut(String body) {
    assertThat(code(ScriptedMoodle.json(body))).isEqualTo(MOODLE_ANSWER_CUT);
  }

  @Test
  void textBehindTheAnswerMakesItNotTrusted() {
    assertThat(code(ScriptedMoodle.json("null<br />Fatal error"))).isEqualTo(MOODLE_ANSWER_CUT);
    assertThat(code(ScriptedMoodle.json("{\"warnings\":[]} {}"))).isEqualTo(MOODLE_ANSWER_CUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \r\n"})
  void anAnswerWithoutTextIsEmpty(String body) {
    assertThat(code(ScriptedMoodle.json(body))).isEqualTo(MOODLE_EMPTY_ANSWER);
  }

  @Test
  void theWordNullIsAResult() {
    Answer answer = reader.read(FUNCTION, ScriptedMoodle.json("null"));

    assertThat(answer).isInstanceOf(Answer.Ok.class);
    assertThat(((Answer.Ok) answer).result().isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "400, BLOCKED_BY_WEB_SERVER",
    "401, BLOCKED_BY_WEB_SERVER",
    "403, BLOCKED_BY_WEB_SERVER",
    "404, BLOCKED_BY_WEB_SERVER",
    "406, BLOCKED_BY_WEB_SERVER",
    "413, REQUEST_TOO_LARGE",
    "429, MOODLE_UNAVAILABLE",
    "500, MOODLE_UNAVAILABLE",
    "502, MOODLE_UNAVAILABLE",
    "503, MOODLE_UNAVAILABLE",
    "504, MOODLE_UNAVAILABLE",
    "520, MOODLE_UNAVAILABLE",
    "204, NOT_MOODLE_REST",
    "301, WRONG_ADDRESS",
    "308, WRONG_ADDRESS"
  })
  void theStatusDecidesBeforeTheBody(int status, FailureCode expected) {
    HttpAnswer page = ScriptedMoodle.page(status, "<html><body>something</body></html>");
    HttpAnswer json =
        new HttpAnswer(status, Optional.of("application/json"), Optional.empty(), "null");

    assertThat(code(page)).isEqualTo(expected);
    assertThat(code(json)).isEqualTo(expected);
    assertThat(failure(page).facts()).containsEntry("status", Integer.toString(status));
  }

  @Test
  void forbiddenWithoutTextIsMoodleItself() {
    assertThat(code(ScriptedMoodle.page(403, ""))).isEqualTo(WEB_SERVICES_OFF);
  }

  @Test
  void anAnswerWithoutContentTypeIsNotMoodles() {
    HttpAnswer untyped = new HttpAnswer(200, Optional.empty(), Optional.empty(), "null");

    assertThat(code(untyped)).isEqualTo(NOT_MOODLE_REST);
  }

  @Test
  void theContentTypeMayBeInCapitals() {
    HttpAnswer shouted =
        new HttpAnswer(200, Optional.of("Application/JSON"), Optional.empty(), "null");

    assertThat(reader.read(FUNCTION, shouted)).isInstanceOf(Answer.Ok.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><title>De site is in onderhoud</title></html>",
        "<HTML><h1>Site wegen Wartung geschlossen</h1></HTML>",
        "<!DOCTYPE html><html><p>This site is undergoing Maintenance</p></html>"
      })
  void aMaintenancePageIsReadInThreeLanguages(String html) {
    assertThat(code(ScriptedMoodle.page(200, html))).isEqualTo(MOODLE_MAINTENANCE);
    assertThat(code(ScriptedMoodle.page(503, html))).isEqualTo(MOODLE_MAINTENANCE);
  }

  /**
   * Seen on 2.9, where the address starts with https; other texts of its language have the code.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><div>For security reasons only https connections are allowed, sorry.</div></html>",
        "<html><div>Nein.</div><div>Debug info: <br />Error code: sslonlyaccess</div></html>"
      })
  void aMoodleThatWantsHttpsIsAtAnotherAddress(String html) {
    assertThat(code(ScriptedMoodle.page(503, html))).isEqualTo(WRONG_ADDRESS);
  }

  @Test
  void aPageThatSendsElsewhereIsAWrongAddress() {
    String html = "<html><head><meta http-equiv=\"refresh\" content=\"0; url=/\"></head></html>";

    assertThat(code(ScriptedMoodle.page(200, html))).isEqualTo(WRONG_ADDRESS);
  }

  @Test
  void whatFollowsTheAddressInARedirectIsNotRepeated() {
    Failure failure =
        failure(
            redirect("https://moodle.example.nl/login.php?wstoken=secret&wsfunction=x#wstoken"));

    assertThat(failure.code()).isEqualTo(WRONG_ADDRESS);
    assertThat(failure.facts()).containsEntry("location", "https://moodle.example.nl/login.php");
    assertThat(failure.toString()).doesNotContain("secret").doesNotContain("wstoken");
  }

  @Test
  void aRedirectWithAFragmentOnlyIsNotRepeatedWhole() {
    assertThat(failure(redirect("https://moodle.example.nl/#secret")).toString())
        .doesNotContain("secret");
  }

  @Test
  void moodlesOwnWordingIsKeptForAnswersAndNotForLogs() {
    Failure failure =
        failure(ScriptedMoodle.error("invalidparameter", "Username already exists: jan.devries"));

    assertThat(failure.code()).isEqualTo(USERNAME_EXISTS);
    assertThat(failure.detail()).hasValueSatisfying(text -> assertThat(text).contains("jan"));
    assertThat(failure.toString()).doesNotContain("jan");
  }

  @Test
  void anErrorWithoutErrorcodeIsPhps() {
    assertThat(code(ScriptedMoodle.json("{\"exception\":\"TypeError\",\"message\":\"m\"}")))
        .isEqualTo(MOODLE_PHP_ERROR);
  }

  @Test
  void theClassOfAnExceptionDecidesNothing() {
    String named = "{\"exception\":\"%s\",\"errorcode\":\"invalidtoken\",\"message\":\"m\"}";

    assertThat(code(ScriptedMoodle.json(named.formatted("moodle_exception"))))
        .isEqualTo(code(ScriptedMoodle.json(named.formatted("core\\\\exception\\\\whatever"))))
        .isEqualTo(TOKEN_REFUSED);
  }

  @Test
  void anErrorcodeThatNobodyHasMetIsCleanedBeforeItIsTold() {
    Failure failure = failure(ScriptedMoodle.error("new <b>thing</b> for jan@example.nl"));

    assertThat(failure.code()).isEqualTo(UNKNOWN_MOODLE_ERROR);
    assertThat(failure.facts().get("errorcode")).matches("[A-Za-z0-9_/:.-]{1,60}");
  }

  @Test
  void anAddressThatIsToldHasNoControlsAndAnEnd() {
    Failure failure =
        failure(redirect("https://x.nl/\u001b[2J\r\nforged\u2028" + "y".repeat(5_000)));

    assertThat(failure.facts().get("location"))
        .startsWith("https://x.nl/[2Jforgedy")
        .hasSizeLessThanOrEqualTo(300);
  }

  @Test
  void whereARefusalPointsIsOnlyToldOfAWrongAddress() {
    HttpAnswer blocked =
        new HttpAnswer(404, Optional.empty(), Optional.of("https://elsewhere.nl/"), "no");

    assertThat(failure(blocked).facts()).containsOnlyKeys("status");
  }

  @ParameterizedTest
  @CsvSource({
    "199, NOT_MOODLE_REST",
    "299, NOT_MOODLE_REST",
    "300, WRONG_ADDRESS",
    "399, WRONG_ADDRESS",
    "599, MOODLE_UNAVAILABLE"
  })
  void aStatusOfAnyRangeMeansSomething(int status, FailureCode expected) {
    assertThat(code(ScriptedMoodle.page(status, "text"))).isEqualTo(expected);
  }

  @Test
  void aPageThatIsNoneOfTheseIsNotMoodles() {
    String refresh = "<meta http-equiv=refresh>";

    assertThat(code(ScriptedMoodle.page(200, "<html>Welcome</html>"))).isEqualTo(NOT_MOODLE_REST);
    assertThat(code(ScriptedMoodle.page(200, "maintenance " + refresh))).isEqualTo(NOT_MOODLE_REST);
  }

  @Test
  void onlyTheStartOfAPageIsLookedAt() {
    String late = "<html>" + "x".repeat(4_000) + "maintenance</html>";

    assertThat(code(ScriptedMoodle.page(200, late))).isEqualTo(NOT_MOODLE_REST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "[{\"exception\":\"x\"}]", "\"exception\"", "{\"errorcode\":\"x\"}"})
  void onlyAnObjectWithAnExceptionIsAnError(String body) {
    assertThat(reader.read(FUNCTION, ScriptedMoodle.json(body))).isInstanceOf(Answer.Ok.class);
  }

  @Test
  void moodlesWordingIsKeptUpToThreeHundredCharacters() {
    Failure failure = failure(ScriptedMoodle.error("invaliduser", "d".repeat(5_000)));

    assertThat(failure.detail()).hasValue("d".repeat(300));
  }

  @Test
  void withoutDebugTextTheMessageIsKept() {
    assertThat(failure(ScriptedMoodle.error("invaliduser")).detail()).hasValue("m");
  }

  private static HttpAnswer redirect(String location) {
    return new HttpAnswer(303, Optional.of("text/html"), Optional.of(location), "<html></html>");
  }

  private FailureCode code(HttpAnswer http) {
    return failure(http).code();
  }

  private Failure failure(HttpAnswer http) {
    Answer answer = reader.read(FUNCTION, http);
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return ((Answer.Refused) answer).failure();
  }
}
