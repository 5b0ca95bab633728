package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.coachmoodle.moodle.MoodleReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lists of enrolments that come in pages. */
class SiteReadingTest {
  private static final int PAGE = 1_000;

  @Test
  void allPagesAreOneList() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                page(
                    Integer.parseInt(sent.value("options[1][value]").orElseThrow()), 2 * PAGE + 7));

    assertThat(reading(moodle).enrolled(2, 5).orElseThrow().people()).hasSize(2 * PAGE + 7);
  }

  @Test
  @Timeout(20)
  void aMoodleThatAnswersTheSamePageForEverIsNotBelieved() {
    MoodleReading reading = reading(new ScriptedMoodle(sent -> page(0, PAGE)));

    assertThat(reading.enrolled(2, 5)).isEmpty();
    assertThat(reading.calls()).isEqualTo(4);
  }

  private static HttpAnswer page(int from, int all) {
    return ScriptedMoodle.json(
        IntStream.range(from, Math.min(from + PAGE, all))
            .mapToObj(id -> "{\"id\":" + (id + 10) + ",\"idnumber\":\"CV-" + id + "\"}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static MoodleReading reading(ScriptedMoodle moodle) {
    return moodle.site(Limits.defaults(), Patience.defaults(), Lanes.single()).openReading();
  }
}
