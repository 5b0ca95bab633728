package nl.coachmoodle.setup;

import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.standin.recorded.RecordedState;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.api.Test;

/** TEMPORARY: prints. */
class TakenAwayTest {

  @Test
  void print() throws Exception {
    for (MoodleRelease release : MoodleRelease.values()) {
      try (SetupBench bench = SetupBench.of(release)) {
        for (String state : StateTable.states()) {
          bench.moodle().reset();
          bench
              .moodle()
              .addUser(
                  nl.coachmoodle.standin.site.MoodleUser.named("fullprofile")
                      .with(nl.coachmoodle.standin.site.UserColumn.IDNUMBER, "CV-FULL"));
          RecordedState.enter(state, bench.moodle());
          Conclusion conclusion = bench.examine();
          System.out.println(
              release.label()
                  + " | "
                  + state
                  + " | "
                  + conclusion.overall()
                  + " | "
                  + StateTable.told(conclusion)
                  + " | "
                  + conclusion.version()
                  + " | "
                  + conclusion.calls());
        }
      }
    }
  }
}
