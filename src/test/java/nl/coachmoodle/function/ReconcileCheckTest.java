package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of reconcile that cannot work are named at the start. */
class ReconcileCheckTest {
  @TempDir private Path directory;

  @Test
  void settingsThatCannotWorkAreNamed() {
    SettingProblems problems = new SettingProblems();

    new ReconcileCheck(
            Settings.read(
                ReconcileSettings.class,
                "reconcile.time-budget",
                "0s",
                "reconcile.brake.percentage",
                "120",
                "reconcile.brake.count",
                "-1",
                "reconcile.report-directory",
                directory.resolve("nowhere").toString()))
        .check(problems);

    assertThat(problems.all())
        .hasSize(4)
        .anyMatch(problem -> problem.startsWith("reconcile.time-budget"))
        .anyMatch(problem -> problem.startsWith("reconcile.brake.percentage"))
        .anyMatch(problem -> problem.startsWith("reconcile.brake.count"))
        .anyMatch(problem -> problem.startsWith("reconcile.report-directory"));
  }
}
