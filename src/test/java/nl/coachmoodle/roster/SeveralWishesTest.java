package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.suspend;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of several wishes about one account the last counts. */
class SeveralWishesTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLastWordSaysWhetherAnAccountIsSuspended(boolean last) {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      long id = bench.known(People.person("CV-1"));
      bench.apply(suspend("CV-1", !last));

      List<ParticipantOutcome> outcomes =
          bench.apply(suspend("CV-1", !last), suspend("CV-1", last));

      assertThat(outcomes).allMatch(outcome -> outcome.failures().isEmpty());
      assertThat(bench.moodle().user(id).orElseThrow().suspended()).isEqualTo(last);
    }
  }
}
