package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import nl.coachmoodle.roster.Brake.Reading;
import nl.coachmoodle.roster.Brake.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a run may take accesses away. */
class BrakeTest {
  private static final Brake BRAKE = new Brake(50, 20, 5);

  @ParameterizedTest
  @CsvSource({
    // withdrawals, granted, reason
    "0, 0,",
    "1, 100,",
    "5, 1,",
    "6, 24,",
    "6, 23, MORE_THAN_PERCENTAGE",
    "50, 1000,",
    "51, 1000, MORE_THAN_COUNT",
    "6, 0, MORE_THAN_PERCENTAGE"
  })
  void tooManyWithdrawalsAreHeld(long withdrawals, long granted, Reason reason) {
    assertThat(BRAKE.holds(new Reading(withdrawals, granted, true), OptionalLong.empty()))
        .isEqualTo(Optional.ofNullable(reason));
  }

  @Test
  void whereEverythingIsCancelledEvenOneIsHeld() {
    assertThat(BRAKE.holds(new Reading(1, 0, false), OptionalLong.empty()))
        .hasValue(Reason.NOTHING_REMAINS);
  }

  @Test
  void whatAPersonMeansTakesThePlaceOfAllLimits() {
    Reading all = new Reading(800, 0, false);

    assertThat(BRAKE.holds(all, OptionalLong.of(800))).isEmpty();
    assertThat(BRAKE.holds(all, OptionalLong.of(799))).hasValue(Reason.MORE_THAN_MEANT);
  }

  @Property
  void moreWithdrawalsNeverLoosenTheBrake(
      @ForAll @LongRange(min = 1, max = 200) long withdrawals,
      @ForAll @LongRange(min = 0, max = 500) long granted,
      @ForAll @IntRange(min = 0, max = 100) int percentage,
      @ForAll @LongRange(min = 0, max = 20) long few) {
    Brake brake = new Brake(100, percentage, few);
    boolean isHeld =
        brake.holds(new Reading(withdrawals, granted, true), OptionalLong.empty()).isPresent();

    boolean isHeldWithOneMore =
        brake.holds(new Reading(withdrawals + 1, granted, true), OptionalLong.empty()).isPresent();

    assertThat(isHeldWithOneMore || !isHeld).isTrue();
  }

  @Test
  void noneAndAllAreLimitsToo() {
    Reading one = new Reading(1, 9, true);

    assertThat(new Brake(0, 100, 0).holds(one, OptionalLong.empty()))
        .hasValue(Reason.MORE_THAN_COUNT);
    assertThat(new Brake(1, 0, 0).holds(one, OptionalLong.empty()))
        .hasValue(Reason.MORE_THAN_PERCENTAGE);
    assertThat(new Brake(1, 100, 0).holds(one, OptionalLong.empty())).isEmpty();
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Brake(-1, 20, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Brake(1, 101, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Brake(1, -1, 5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Brake(1, 20, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
