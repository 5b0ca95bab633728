package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import nl.coachmoodle.coachview.CoachviewPerson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is withdrawn on what was read before: Coachview may have moved on since. */
class FreshReadingTest {
  private final RunBench bench = new RunBench();
  private final CoachviewInMemory coachview = new CoachviewInMemory();
  private final OneRun course = new OneRun(coachview);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatIsReadJustBeforeAWithdrawalIsReadAnew() {
    course.people(10);
    bench.apply(coachview);
    CoachviewInMemory corrected =
        new CoachviewInMemory() {
          @Override
          public List<CoachviewPerson> persons(Collection<String> ids) {
            // A run over everything asks for persons by their ids only before it withdraws.
            put(run("r2", "Definitief"));
            put(elearning("c2", "r2", "3"));
            return super.persons(ids);
          }
        };
    corrected
        .put(person("p1"))
        .put(run("r1", "Definitief"))
        .put(elearning("c1", "r1", "2"))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"));
    for (int i = 2; i <= 3; i++) {
      corrected.put(person("p" + i)).put(enrolment("e" + i, "p" + i, "r2", "Ingepland"));
      corrected.put(part("e" + i, "c2"));
    }
    corrected.put(run("r2", "Geannuleerd")).put(elearning("c2", "r2", "2"));

    RunOutcome outcome = bench.apply(corrected);

    assertThat(outcome.totals().of(Count.TO_WITHDRAW)).isEqualTo(2);
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isZero();
    assertThat(bench.access()).contains("CV-p2 course:2 active", "CV-p3 course:2 active");
  }

  @Test
  void aComponentThatLedElsewhereMeanwhileIsNotWithdrawnFromWhereItLed() {
    course.people(10);
    bench.apply(coachview);
    CoachviewInMemory moved =
        new CoachviewInMemory() {
          @Override
          public List<CoachviewPerson> persons(Collection<String> ids) {
            put(elearning("c2", "r2", "3"));
            return super.persons(ids);
          }
        };
    moved
        .put(run("r1", "Definitief"))
        .put(elearning("c1", "r1", "2"))
        .put(person("p1"))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"))
        .put(run("r2", "Definitief"))
        .put(elearning("c2", "r2", "2"))
        .put(person("p2"))
        .put(enrolment("e2", "p2", "r2", "Vervallen"))
        .put(part("e2", "c2"));

    bench.apply(moved);

    assertThat(bench.access()).contains("CV-p2 course:2 active", "CV-p2 course:3 suspended");
  }
}
