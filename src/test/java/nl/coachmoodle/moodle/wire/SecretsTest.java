package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.UserUpdate;
import nl.coachmoodle.moodle.wire.TransportException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither the token nor a person stands in anything that may be logged. */
class SecretsTest {
  private static final String NAME = "Janneke";
  private static final String PASSWORD = "Aa1-verysecret";

  static Stream<ScriptedMoodle> troubles() {
    return Stream.of(
        new ScriptedMoodle(
            sent -> {
              throw new TransportException(
                  Kind.BROKEN, new IOException("reset: wstoken=" + ScriptedMoodle.TOKEN));
            }),
        new ScriptedMoodle(
            sent -> ScriptedMoodle.error("invalidparameter", "wrong: " + NAME + " " + PASSWORD)),
        new ScriptedMoodle(sent -> ScriptedMoodle.page(404, ScriptedMoodle.TOKEN + NAME)),
        new ScriptedMoodle(
            sent ->
                new HttpAnswer(
                    302,
                    Optional.empty(),
                    Optional.of("https://x.nl/?wstoken=" + ScriptedMoodle.TOKEN),
                    "")),
        new ScriptedMoodle(sent -> ScriptedMoodle.json("{\"" + NAME + "\":1}")));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void failuresNameNoSecretAndNobody(ScriptedMoodle moodle) {
    String failure =
        moodle.service().create(List.of(somebody())).get(0).failed().orElseThrow().toString();

    assertThat(failure).doesNotContain(ScriptedMoodle.TOKEN, NAME, PASSWORD);
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void exceptionsNameNoSecretAndNobody(ScriptedMoodle moodle) {
    Throwable thrown =
        catchThrowable(() -> moodle.service().find(LookupField.EMAIL, List.of(NAME)));

    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(ScriptedMoodle.TOKEN, NAME, PASSWORD);
  }

  @Test
  void aTokenThatMoodleQuotesIsNotPassedOn() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> ScriptedMoodle.error("invalidparameter", "wstoken=" + ScriptedMoodle.TOKEN));

    assertThat(moodle.service().create(List.of(somebody())).get(0).failed().orElseThrow().detail())
        .hasValue("wstoken=***");
  }

  @Test
  void aTransportExceptionTellsTheKindAndNothingElse() {
    TransportException thrown =
        new TransportException(Kind.BROKEN, new IOException(ScriptedMoodle.TOKEN));

    assertThat(thrown.getMessage()).isEqualTo("BROKEN (IOException)");
  }

  @Test
  void requestsTellNamesOfVariablesOnly() {
    ScriptedMoodle moodle = ScriptedMoodle.willing();
    moodle.service().create(List.of(somebody()));

    assertThat(moodle.sent().toString())
        .contains("users[0][firstname]")
        .doesNotContain(ScriptedMoodle.TOKEN, NAME, PASSWORD);
  }

  @Test
  void accountsTellTheirIdOnly() {
    UserUpdate update = new UserUpdate(5, Map.of("city", NAME), Map.of(), Optional.empty());

    assertThat(somebody()).hasToString("NewUser[CV-1]");
    assertThat(somebody().signIn().toString()).doesNotContain(PASSWORD);
    assertThat(update).hasToString("UserUpdate[5]");
  }

  private static NewUser somebody() {
    return new NewUser(
        "u",
        NAME,
        NAME,
        NAME + "@example.nl",
        "CV-1",
        new SignIn.UnknownPassword(PASSWORD),
        Map.of("city", NAME),
        Map.of("cvfield", NAME));
  }
}
