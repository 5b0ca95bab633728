package nl.coachmoodle.function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Looks at the settings of reconcile at the start. */
@Singleton
class ReconcileCheck {
  private static final int ALL = 100;

  private final ReconcileSettings settings;

  ReconcileCheck(ReconcileSettings settings) {
    this.settings = settings;
  }

  void check(@Observes SettingProblems problems) {
    positive("reconcile.look-back", settings.lookBack(), problems);
    positive("reconcile.time-budget", settings.timeBudget(), problems);
    if (settings.endedAfter().isNegative()) {
      problems.add("reconcile.ended-after must not be negative, and is " + settings.endedAfter());
    }
    notNegative("reconcile.brake.count", settings.brake().count(), problems);
    notNegative("reconcile.brake.few", settings.brake().few(), problems);
    notNegative("reconcile.report-people", settings.reportPeople(), problems);
    int percentage = settings.brake().percentage();
    if (percentage < 0 || percentage > ALL) {
      problems.add("reconcile.brake.percentage must be from 0 to 100, and is " + percentage);
    }
    settings
        .reportDirectory()
        .filter(directory -> !isWritable(directory))
        .ifPresent(
            directory ->
                problems.add(
                    "reconcile.report-directory="
                        + directory
                        + " is not a directory that this process may write to"));
  }

  private static boolean isWritable(Path directory) {
    return Files.isDirectory(directory) && Files.isWritable(directory);
  }

  private static void positive(String setting, Duration value, SettingProblems problems) {
    if (value.isNegative() || value.isZero()) {
      problems.add(setting + " must be longer than nothing, and is " + value);
    }
  }

  private static void notNegative(String setting, long value, SettingProblems problems) {
    if (value < 0) {
      problems.add(setting + " must not be negative, and is " + value);
    }
  }
}
