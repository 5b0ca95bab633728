package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A single call tells everything that Moodle said, and is sent once. */
class PlainCallsTest {
  private static final String NOBODY = "0".repeat(32);

  private final List<Form> functions = new ArrayList<>();
  private final List<Form> uploads = new ArrayList<>();

  @Test
  void aFunctionIsCalledWithOurTokenAndItsArguments() {
    Reply reply = answering(ScriptedMoodle.json("null")).call("any_function", Form.of("a", "1"));

    assertThat(functions)
        .containsExactly(
            Form.of(
                "wstoken", ScriptedMoodle.TOKEN,
                "wsfunction", "any_function",
                "moodlewsrestformat", "json",
                "a", "1"));
    assertThat(uploads).isEmpty();
    assertThat(reply.isOk()).isTrue();
    assertThat(reply.result()).isEmpty();
    assertThat(reply.failure()).isEmpty();
  }

  @Test
  void withoutATokenAnEmptyOneIsSent() {
    PlainCalls calls =
        new PlainCalls(
            form -> kept(functions, form, ScriptedMoodle.error("invalidtoken")),
            form -> kept(uploads, form, ScriptedMoodle.error("invalidtoken")),
            new Unset());

    assertThat(calls.knockAtUploads().is("invalidtoken")).isTrue();
    assertThat(uploads).containsExactly(Form.of("token", ""));
  }

  @Test
  void theDoorForFilesIsKnockedAtWithOurTokenOrWithNobodys() {
    PlainCalls calls = answering(ScriptedMoodle.error("invalidtoken"));

    assertThat(calls.knockAtUploads().is("invalidtoken")).isTrue();
    assertThat(calls.knockAsNobody().is("invalidtoken")).isTrue();

    assertThat(uploads)
        .containsExactly(Form.of("token", ScriptedMoodle.TOKEN), Form.of("token", NOBODY));
    assertThat(functions).isEmpty();
  }

  @Test
  void nobodyCallsTheFunctionsWithATokenThatDoesNotExist() {
    Reply reply = answering(ScriptedMoodle.error("invalidtoken")).callAsNobody();

    assertThat(functions)
        .containsExactly(
            Form.of("wstoken", NOBODY, "wsfunction", "-", "moodlewsrestformat", "json"));
    assertThat(reply.failure().map(Failure::code)).hasValue(FailureCode.TOKEN_REFUSED);
  }

  @Test
  void anErrorIsToldWithItsReason() {
    Reply reply =
        answering(
                ScriptedMoodle.json(
                    "{\"exception\":\"core\\\\exception\\\\x\",\"errorcode\":\"invalidtoken\","
                        + "\"message\":\"Ongeldig\",\"debuginfo\":\"Invalid token\"}"))
            .call("any_function", Form.of());

    assertThat(reply.isOk()).isFalse();
    assertThat(reply.errorcode()).hasValue("invalidtoken");
    assertThat(reply.message()).isEqualTo("Ongeldig");
    assertThat(reply.debuginfo()).hasValue("Invalid token");
    assertThat(reply.namespaced()).isTrue();
    assertThat(reply.result()).isEmpty();
    assertThat(reply.failure().map(Failure::code)).hasValue(FailureCode.TOKEN_REFUSED);
    assertThat(reply.is("accessexception")).isFalse();
  }

  @Test
  void classesBeforeMoodle45HaveNoNamespace() {
    assertThat(answering(ScriptedMoodle.error("invalidtoken")).callAsNobody().namespaced())
        .isFalse();
  }

  @Test
  void anErrorOfTheDoorForFilesHasACodeButNoException() {
    Reply reply = atUploads("{\"error\":\"e\",\"errorcode\":\"enablewsdescription\"}");

    assertThat(reply.is("enablewsdescription")).isTrue();
  }

  /** Seen on 2.9. */
  @Test
  void onOldMoodlesItsCodeStandsInTheDebugText() {
    Reply reply =
        atUploads(
            "{\"error\":\"Access control exception\",\"stacktrace\":\"* line 64\","
                + "\"debuginfo\":\"Web service is not available\\nError code:"
                + " accessexception\",\"reproductionlink\":null}");

    assertThat(reply.is("accessexception")).isTrue();
    assertThat(reply.says("is not available")).isTrue();
  }

  /** Seen on 2.9. */
  @Test
  void onOldMoodlesWithoutDebuggingOnlyItsWordsAreThere() {
    Reply reply =
        atUploads(
            "{\"error\":\"Access control exception\",\"stacktrace\":null,"
                + "\"debuginfo\":null,\"reproductionlink\":null}");

    assertThat(reply.errorcode()).isEmpty();
    assertThat(reply.message()).isEqualTo("Access control exception");
  }

  @Test
  void wordsThatALogMustNotHaveAreNotInTheFailure() {
    Reply reply =
        answering(ScriptedMoodle.error("invalidparameter", "Username already exists: jan"))
            .call("core_user_create_users", Form.of());

    assertThat(reply.failure().orElseThrow().detail()).isEmpty();
    assertThat(reply.says("jan")).isTrue();
  }

  @Test
  void aResultIsReadIntoListsAndMaps() {
    Reply reply =
        answering(ScriptedMoodle.json("{\"release\":\"4.5\",\"functions\":[{\"name\":\"f\"}]}"))
            .call("core_webservice_get_site_info", Form.of());

    assertThat(reply.result())
        .hasValue(Map.of("release", "4.5", "functions", List.of(Map.of("name", "f"))));
    assertThat(reply.errorcode()).isEmpty();
    assertThat(reply.message()).isEmpty();
    assertThat(reply.debuginfo()).isEmpty();
  }

  @Test
  void aResultThatHasAMessageIsNoError() {
    Reply reply =
        answering(ScriptedMoodle.json("{\"message\":\"m\",\"debuginfo\":\"d\"}"))
            .call("any_function", Form.of());

    assertThat(reply.isOk()).isTrue();
    assertThat(reply.message()).isEmpty();
    assertThat(reply.debuginfo()).isEmpty();
  }

  @Test
  void aPageIsAFailureWithoutWords() {
    Reply reply =
        answering(ScriptedMoodle.page(404, "<html>errorcode</html>")).call("f", Form.of());

    assertThat(reply.failure().map(Failure::code)).hasValue(FailureCode.BLOCKED_BY_WEB_SERVER);
    assertThat(reply.errorcode()).isEmpty();
    assertThat(reply.message()).isEmpty();
    assertThat(reply.namespaced()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whenNoAnswerComesItIsToldWhyAndNotTriedAgain(TransportException.Kind kind) {
    List<Form> sent = new ArrayList<>();
    PlainCalls calls =
        new PlainCalls(
            form -> {
              sent.add(form);
              throw new TransportException(kind, new IOException());
            },
            form -> ScriptedMoodle.json("null"),
            RotatingSecret.fixed(ScriptedMoodle.TOKEN));

    Reply reply = calls.call("any_function", Form.of());

    assertThat(reply.failure()).hasValue(Failure.of(kind.code()));
    assertThat(reply.result()).isEmpty();
    assertThat(reply.time()).isEmpty();
    assertThat(sent).hasSize(1);
  }

  @Test
  void aTokenThatIsQuotedIsBlottedOut() {
    Reply reply =
        answering(ScriptedMoodle.error("invalidtoken", "wstoken=" + ScriptedMoodle.TOKEN))
            .call("any_function", Form.of());

    assertThat(reply.debuginfo()).hasValue("wstoken=***");
  }

  @Test
  void theClockOfTheWebServerIsRead() {
    assertThat(dated(Optional.of("Tue, 24 Nov 2026 12:00:00 GMT")).time())
        .hasValue(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(dated(Optional.empty()).time()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-11-24T12:00:00Z"})
  void aClockThatCannotBeReadTellsNothing(String date) {
    assertThat(dated(Optional.of(date)).time()).isEmpty();
  }

  private Reply dated(Optional<String> date) {
    return answering(
            new HttpAnswer(200, Optional.of("application/json"), Optional.empty(), date, "null"))
        .call("any_function", Form.of());
  }

  private Reply atUploads(String json) {
    return answering(ScriptedMoodle.json(json)).knockAtUploads();
  }

  private PlainCalls answering(HttpAnswer answer) {
    return new PlainCalls(
        form -> kept(functions, form, answer),
        form -> kept(uploads, form, answer),
        RotatingSecret.fixed(ScriptedMoodle.TOKEN));
  }

  private static HttpAnswer kept(List<Form> sent, Form form, HttpAnswer answer) {
    sent.add(form);
    return answer;
  }

  /** A token that nobody has set. */
  private static final class Unset implements RotatingSecret {
    @Override
    public Optional<String> value() {
      return Optional.empty();
    }

    @Override
    public Optional<String> renewed() {
      return Optional.empty();
    }
  }
}
