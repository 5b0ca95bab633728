package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.Unenrolment;
import org.junit.jupiter.api.Test;

/** The token is changed in Moodle and in the cloud, and the work goes on. */
class TokenRotationTest {
  private static final String OLD = "0".repeat(32);
  private static final String NEW = "1".repeat(32);

  @Test
  void aRefusedTokenIsReadAgainAndTheCallRepeatedOnce() {
    Vault vault = new Vault(OLD, NEW);
    ScriptedMoodle moodle = moodleThatTakes(NEW).with(vault);

    assertThat(unenrol(moodle).failed()).isEmpty();
    assertThat(moodle.sent()).hasSize(2);
    assertThat(vault.readings).isEqualTo(1);
  }

  @Test
  void aTokenThatIsStillTheSameIsNotTriedAgain() {
    ScriptedMoodle moodle = moodleThatTakes(NEW).with(new Vault(OLD, OLD));

    assertThat(unenrol(moodle).failed().map(failure -> failure.code()))
        .hasValue(FailureCode.TOKEN_REFUSED);
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void aNewTokenThatIsRefusedTooEndsIt() {
    ScriptedMoodle moodle = moodleThatTakes("2".repeat(32)).with(new Vault(OLD, NEW));

    assertThat(unenrol(moodle).failed().map(failure -> failure.code()))
        .hasValue(FailureCode.TOKEN_REFUSED);
    assertThat(moodle.sent()).hasSize(2);
  }

  @Test
  void everyRequestHasTheTokenOfItsTime() {
    Vault vault = new Vault(OLD, NEW);
    ScriptedMoodle moodle = moodleThatTakes(NEW).with(vault);
    vault.renewed();

    assertThat(unenrol(moodle).failed()).isEmpty();
    assertThat(moodle.sent()).hasSize(1);
  }

  private static ScriptedMoodle moodleThatTakes(String token) {
    return new ScriptedMoodle(
        sent ->
            sent.value("wstoken").equals(Optional.of(token))
                ? ScriptedMoodle.done(sent)
                : ScriptedMoodle.error("invalidtoken"));
  }

  private static Result<?> unenrol(ScriptedMoodle moodle) {
    return moodle.service().unenrol(List.of(new Unenrolment(2, 5))).get(0);
  }

  /** Where the token is, and another one after the next reading. */
  private static final class Vault implements RotatingSecret {
    private final String next;
    private String current;
    private int readings;

    Vault(String current, String next) {
      this.current = current;
      this.next = next;
    }

    @Override
    public Optional<String> value() {
      return Optional.of(current);
    }

    @Override
    public Optional<String> renewed() {
      readings++;
      current = next;
      return value();
    }
  }
}
