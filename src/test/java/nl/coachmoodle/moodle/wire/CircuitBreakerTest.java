package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Unenrolment;
import org.junit.jupiter.api.Test;

/** A Moodle that is away is left alone for a while, by all operations of the process. */
class CircuitBreakerTest {
  private static final int FAILURES = 3;
  private static final Patience IMPATIENT =
      new Patience(
          0,
          Duration.ZERO,
          Duration.ofMillis(1),
          Duration.ofMinutes(1),
          FAILURES,
          Duration.ofHours(1));

  private final AtomicReference<HttpAnswer> answer = new AtomicReference<>();
  private final ScriptedMoodle moodle = new ScriptedMoodle(sent -> answer.get());
  private final MoodleSite site = moodle.site(Limits.defaults(), IMPATIENT, Lanes.single());

  @Test
  void afterSomeFaultsInARowNoCallIsMade() {
    answer.set(ScriptedMoodle.page(502, ""));
    for (int i = 0; i < FAILURES; i++) {
      assertThat(unenrol()).hasValue(FailureCode.MOODLE_UNAVAILABLE);
    }

    assertThat(unenrol()).hasValue(FailureCode.MOODLE_CIRCUIT_OPEN);
    assertThat(moodle.sent()).hasSize(FAILURES);
  }

  @Test
  void anOpenCircuitIsAReasonToComeBackLater() {
    assertThat(FailureCode.MOODLE_CIRCUIT_OPEN.code()).startsWith("retry/");
  }

  @Test
  void oneSuccessBetweenThemKeepsCalling() {
    for (int i = 0; i < 10 * FAILURES; i++) {
      answer.set(i % FAILURES == 0 ? ScriptedMoodle.json("null") : ScriptedMoodle.page(502, ""));
      unenrol();
    }

    assertThat(moodle.sent()).hasSize(10 * FAILURES);
  }

  @Test
  void aMoodleThatRefusesIsNotAway() {
    answer.set(ScriptedMoodle.error("invaliduser"));
    for (int i = 0; i < 10 * FAILURES; i++) {
      assertThat(unenrol()).hasValue(FailureCode.ACCOUNT_NOT_FOUND);
    }
  }

  @Test
  void repetitionsOfOneCallCountAsWell() {
    answer.set(ScriptedMoodle.page(502, ""));
    Patience patient =
        new Patience(
            9,
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ofMinutes(1),
            FAILURES,
            Duration.ofHours(1));
    MoodleSite stubborn = moodle.site(Limits.defaults(), patient, Lanes.single());

    stubborn.open().unenrol(List.of(new Unenrolment(2, 5)));

    assertThat(moodle.sent()).hasSize(FAILURES);
  }

  private Optional<FailureCode> unenrol() {
    return site.open().unenrol(List.of(new Unenrolment(2, 5))).get(0).failed().map(Failure::code);
  }
}
