package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.data.ManyParticipants;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What 5,000 participants cost both sides, and the process between them. */
class FiveThousandTest {
  private static final int PEOPLE = 5_000;
  private static final String HEAP = "128m";
  private static final int PER_RUN = 10;
  private static final int PER_PAGE = 100;
  private static final long QUOTA_OF_A_DAY = 5_000;

  @Test
  void everybodyIsReadInFullRequestsAndBroughtToMoodleInBatches() {
    try (RunBench bench = new RunBench()) {
      CoachviewInMemory coachview = new CoachviewInMemory();
      fill(coachview);

      RunOutcome first = bench.apply(coachview);
      assertThat(first.end()).isEqualTo(End.DONE);
      assertThat(first.totals().of(Count.CREATED)).isEqualTo(PEOPLE);
      assertThat(bench.moodle().data().enrolments()).hasSize(PEOPLE);
      // Persons in a list and by external id, enrolments, parts, runs and components.
      long rows = 2L * PEOPLE + PEOPLE + 2L * PEOPLE + PEOPLE / PER_RUN + 2L * PEOPLE / PER_RUN;
      assertThat(first.totals().of(Count.COACHVIEW_CALLS))
          .isLessThanOrEqualTo(rows / PER_PAGE + 5)
          .isLessThan(QUOTA_OF_A_DAY);
      Map<String, Long> calls = calls(bench);
      assertThat(calls)
          .containsEntry("core_user_create_users", PEOPLE / 20L + 1)
          .containsEntry("enrol_manual_enrol_users", PEOPLE / 50L);
      assertThat(calls.get("core_user_get_users_by_field")).isLessThanOrEqualTo(PEOPLE / 100L + 4);

      bench.moodle().forgetCalls();
      coachview.forgetCalls();
      RunOutcome again = bench.run(coachview, everything(Mode.APPLY));

      assertThat(again.findings()).isEmpty();
      // A look-up of 100, and updates and enrolments of 50.
      assertThat(calls(bench).values().stream().mapToLong(Long::longValue).sum())
          .isLessThanOrEqualTo(PEOPLE / 100L + 2 * PEOPLE / 50L + 5);
      assertThat(again.totals().of(Count.COACHVIEW_CALLS))
          .isEqualTo(first.totals().of(Count.COACHVIEW_CALLS));
    }
  }

  @Test
  void theyAreBroughtToMoodleInAHeapOf128Megabytes(@TempDir Path directory) throws Exception {
    try (CoachviewStandIn coachview = CoachviewStandIn.start();
        MoodleStandIn moodle = MoodleStandIn.start(MoodleRelease.V5_1)) {
      moodle.emptySite();
      ManyParticipants.fill(
          coachview.data(), PEOPLE, List.of("2", "3"), LocalDateTime.of(2026, 11, 1, 0, 0));

      RunProcess.Ended ended =
          RunProcess.run(HEAP, coachview, moodle, directory.resolve("output.txt"));

      assertThat(ended)
          .isEqualTo(new RunProcess.Ended(0, "DONE created " + PEOPLE + System.lineSeparator()));
      assertThat(moodle.data().enrolments()).hasSize(PEOPLE);
    }
  }

  private static Map<String, Long> calls(RunBench bench) {
    List<ReceivedCall> calls = bench.moodle().calls();
    return calls.stream()
        .map(ReceivedCall::function)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static void fill(CoachviewInMemory coachview) {
    for (int run = 0; run < PEOPLE / PER_RUN; run++) {
      coachview
          .put(run("r" + run, "Definitief"))
          .put(elearning("e" + run, "r" + run, Integer.toString(2 + run % 3)))
          .put(classroom("k" + run, "r" + run));
    }
    for (int i = 0; i < PEOPLE; i++) {
      int run = i / PER_RUN;
      coachview
          .put(person("p" + i))
          .put(enrolment("v" + i, "p" + i, "r" + run, "Ingepland"))
          .put(part("v" + i, "e" + run))
          .put(part("v" + i, "k" + run));
    }
  }
}
