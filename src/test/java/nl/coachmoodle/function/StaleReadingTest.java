package nl.coachmoodle.function;

import static nl.coachmoodle.reconcile.CoachviewRows.elearning;
import static nl.coachmoodle.reconcile.CoachviewRows.enrolment;
import static nl.coachmoodle.reconcile.CoachviewRows.part;
import static nl.coachmoodle.reconcile.CoachviewRows.person;
import static nl.coachmoodle.reconcile.CoachviewRows.run;
import static org.assertj.core.api.Assertions.assertThat;

import nl.coachmoodle.reconcile.CoachviewInMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is guaranteed, and what is not, where nothing keeps the messages about one participant in
 * order: of two that overlap a change in Coachview the older reading can be written last, and the
 * next message puts it right.
 */
@Timeout(60)
class StaleReadingTest {
  private static final long COURSE = 2;

  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(person("p1"))
          .put(run("r1", "Definitief"))
          .put(elearning("c1", "r1", "2"))
          .put(enrolment("e1", "p1", "r1", "Ingepland"))
          .put(part("e1", "c1"));

  @Test
  void theNextMessagePutsAnOlderReadingRightThatWasWrittenLast() {
    try (ByIdBench bench = new ByIdBench(purpose -> coachview)) {
      deliver(bench);
      bench
          .moodle()
          .onNext(
              1,
              "core_user_get_users_by_field",
              call -> {
                // The first message has read Coachview and not yet written to Moodle.
                coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));
                deliver(bench);
                call.send(call.execute());
              });

      deliver(bench);
      assertThat(isSuspended(bench)).isFalse();

      deliver(bench);
      assertThat(isSuspended(bench)).isTrue();
    }
  }

  private static void deliver(ByIdBench bench) {
    assertThat(bench.one("enrolParticipant", "personId", "p1").failure()).isEmpty();
  }

  private static boolean isSuspended(ByIdBench bench) {
    long account = bench.account("CV-p1").orElseThrow().id();
    return bench.moodle().enrolment(account, COURSE).orElseThrow().suspended();
  }
}
