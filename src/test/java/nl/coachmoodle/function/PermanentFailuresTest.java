package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.harness.CountedTelemetry;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import org.junit.jupiter.api.Test;

/** Which messages are acknowledged although something failed, and where they then are. */
class PermanentFailuresTest {
  private static final Delivery QUEUED = new Delivery(true, Optional.empty(), Optional.empty());
  private static final Map<String, Object> TWO =
      Map.of(
          "mode",
          "apply",
          "participants",
          List.of(Map.of("externalId", "p1"), Map.of("externalId", "p2")));

  private final Kept kept = new Kept();
  private final CountedTelemetry telemetry = new CountedTelemetry();
  private final PermanentFailures permanent =
      new PermanentFailures(kept, new Reporter(Sentences.load(), Language.EN), telemetry);

  @Test
  void alikeFailuresAreOneLetter() {
    assertThat(
            settle(
                QUEUED, in(0, FailureCode.COURSE_NOT_FOUND), in(1, FailureCode.COURSE_NOT_FOUND)))
        .isTrue();

    assertThat(kept.letters).hasSize(1);
    assertThat(kept.letters.get(0).request()).isEqualTo(TWO);
    assertThat(kept.letters.get(0).group()).isEqualTo("p1");
    assertThat(telemetry.told())
        .containsExactly("dead_letter {code=data/course-not-found, function=enrolParticipant}");
  }

  @Test
  void onlyWhoFailedIsInTheLetterAndTheRestOfTheRequestIsKept() {
    assertThat(settle(QUEUED, in(1, FailureCode.TOKEN_REFUSED))).isTrue();

    assertThat(kept.letters.get(0).request())
        .isEqualTo(Map.of("mode", "apply", "participants", List.of(Map.of("externalId", "p2"))));
  }

  @Test
  void aListInWhichSomethingMayPassIsDeliveredAgainAsAWhole() {
    assertThat(
            settle(QUEUED, in(0, FailureCode.COURSE_NOT_FOUND), in(1, FailureCode.MOODLE_TIMEOUT)))
        .isFalse();
    assertThat(settle(QUEUED, in(0, FailureCode.INTERNAL_ERROR))).isFalse();
    assertThat(kept.letters).isEmpty();
  }

  @Test
  void whoWaitsIsToldAndNothingIsKept() {
    assertThat(settle(Delivery.DIRECT, in(0, FailureCode.COURSE_NOT_FOUND))).isFalse();
    assertThat(kept.letters).isEmpty();
  }

  @Test
  void withoutAPlaceForThemTheyStayWithTheQueue() {
    kept.isThere = false;

    assertThat(settle(QUEUED, in(0, FailureCode.COURSE_NOT_FOUND))).isFalse();
  }

  @Test
  void aLetterThatIsNotTakenLeavesTheMessageWithTheQueue() {
    kept.isBroken = true;

    assertThat(settle(QUEUED, in(0, FailureCode.COURSE_NOT_FOUND))).isFalse();
    assertThat(telemetry.told()).isEmpty();
  }

  private boolean settle(Delivery delivery, PermanentFailures.Case... cases) {
    return permanent.settle("enrolParticipant", delivery, TWO, List.of(cases));
  }

  private static PermanentFailures.Case in(int place, FailureCode code) {
    return new PermanentFailures.Case(
        "p" + (place + 1), Optional.of(place), Failure.of(code).with("course", 4711));
  }

  private static final class Kept implements DeadLetters {
    private final List<DeadLetter> letters = new ArrayList<>();
    private boolean isThere = true;
    private boolean isBroken;

    @Override
    public boolean areKept() {
      return isThere;
    }

    @Override
    public void send(DeadLetter letter) {
      if (isBroken) {
        throw new FailedException(FailureCode.HAND_OVER_FAILED);
      }
      letters.add(letter);
    }
  }
}
