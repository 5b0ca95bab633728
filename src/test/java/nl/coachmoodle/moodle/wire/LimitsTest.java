package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit below one would send nothing, and say that all is done. */
class LimitsTest {

  @ParameterizedTest
  @CsvSource({
    "0, lookups",
    "1, creations",
    "2, updates",
    "3, memberships",
    "4, enrolments",
    "5, formVariables",
    "6, parallelCalls"
  })
  void everyLimitIsAtLeastOne(int place, String name) {
    for (int wrong : List.of(0, -1)) {
      assertThatThrownBy(() -> limits(place, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(name + " must be at least 1, and is " + wrong);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000_000})
  void anyOtherLimitIsTaken(int limit) {
    assertThat(limits(0, limit).lookups()).isEqualTo(limit);
    assertThat(limits(6, limit).parallelCalls()).isEqualTo(limit);
  }

  private static Limits limits(int place, int limit) {
    int[] all = IntStream.range(0, 7).map(i -> i == place ? limit : 1).toArray();
    return new Limits(all[0], all[1], all[2], all[3], all[4], all[5], all[6]);
  }
}
