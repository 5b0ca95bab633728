package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.coachmoodle.setup.StateTable.Line;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.recorded.RecordedState;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be taken away, and what is said about it. */
class TakenAwayTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"2.9", "3.9", "4.5", "5.1", "2.9 quiet", "3.9 quiet", "4.5 quiet", "5.1 quiet"})
  void whatWasTakenAwayIsNamed(String moodle) throws IOException {
    List<Line> expected =
        StateTable.lines().stream().filter(line -> line.moodle().equals(moodle)).toList();
    List<Line> told = new ArrayList<>();
    MoodleRelease release = MoodleRelease.of(moodle.replace(" quiet", ""));
    try (SetupBench bench = SetupBench.of(release)) {
      for (Line line : expected) {
        enter(bench.moodle(), line.state());
        if (moodle.endsWith(" quiet")) {
          bench.moodle().set(SiteCondition.DEBUG_OFF);
        }
        SiteData before = bench.moodle().data();
        Conclusion conclusion = bench.examine();
        told.add(
            new Line(
                moodle,
                line.state(),
                conclusion.overall().label(),
                StateTable.told(conclusion),
                StateTable.untold(conclusion)));
        assertThat(bench.moodle().data()).usingRecursiveComparison().isEqualTo(before);
        assertThat(conclusion.calls()).isLessThanOrEqualTo(SetupExamination.CALLS);
      }
    }
    assertThat(text(told)).isEqualTo(text(expected));
  }

  @Test
  void everyRecordedStateIsInTheTable() throws IOException {
    Map<String, List<String>> states =
        StateTable.lines().stream()
            .collect(
                Collectors.groupingBy(
                    Line::moodle, Collectors.mapping(Line::state, Collectors.toList())));
    assertThat(states).hasSize(8);
    List<String> recorded = StateTable.recordedStates();
    assertThat(states).allSatisfy((moodle, known) -> assertThat(known).containsAll(recorded));
  }

  /** Whatever is missing of what is needed, the whole is never said to be in order. */
  @Test
  void onlyWhatNothingNeedsMayBeMissingUnseen() throws IOException {
    assertThat(StateTable.lines()).filteredOn(line -> line.overall().equals("ok")).isEmpty();
  }

  private static void enter(MoodleStandIn moodle, String state) {
    moodle.reset();
    moodle.addUser(MoodleUser.named("fullprofile").with(UserColumn.IDNUMBER, "CV-FULL"));
    RecordedState.enter(state, moodle);
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
  }
}
