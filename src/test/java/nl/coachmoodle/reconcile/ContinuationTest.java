package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static nl.coachmoodle.reconcile.RunBench.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Mode;

/** A run in many parts, each in a process of its own, ends as one that had all the time. */
class ContinuationTest {
  /** What depends on where the parts are cut: time, and what has to be read once more. */
  private static final Set<Count> OF_THE_WAY =
      EnumSet.of(
          Count.COACHVIEW_CALLS,
          Count.MOODLE_CALLS,
          Count.READING_MS,
          Count.CHANGING_MS,
          Count.WITHDRAWING_MS);

  /**
   * Participants before and after a change.
   *
   * @param people of whom each is in one or two of three runs
   * @param statuses of their enrolments after the change, by turns
   */
  record Case(int people, List<String> statuses, boolean isWindow) {}

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void partsEndAsOneRunDoes(@ForAll("cases") Case one) {
    try (RunBench whole = new RunBench();
        RunBench parts = new RunBench()) {
      CoachviewInMemory coachview = before(one);
      whole.brake(new Brake(1_000, 100, 5)).apply(coachview);
      parts.brake(new Brake(1_000, 100, 5)).apply(coachview);
      change(coachview, one);
      RunRequest request = one.isWindow() ? window(Mode.APPLY) : everything(Mode.APPLY);

      RunOutcome atOnce = whole.run(coachview, request);
      List<RunOutcome> inParts = parts.hurried().runInParts(coachview, request);

      RunOutcome last = inParts.get(inParts.size() - 1);
      assertThat(last.end()).isEqualTo(End.DONE);
      assertThat(inParts).hasSizeGreaterThan(one.people() > 100 ? 1 : 0);
      assertThat(parts.access()).isEqualTo(whole.access());
      assertThat(results(last)).isEqualTo(results(atOnce));
      assertThat(last.held()).isEqualTo(atOnce.held());
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 330),
            Arbitraries.of("Ingepland", "Vervallen", "Wachtlijst", "Afgerond")
                .list()
                .ofMinSize(1)
                .ofMaxSize(7),
            Arbitraries.of(true, false))
        .as(Case::new);
  }

  private static Map<Count, Long> results(RunOutcome outcome) {
    Map<Count, Long> results = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      if (!OF_THE_WAY.contains(count)) {
        results.put(count, outcome.totals().of(count));
      }
    }
    return results;
  }

  private static CoachviewInMemory before(Case one) {
    CoachviewInMemory coachview = new CoachviewInMemory();
    for (int i = 0; i < 3; i++) {
      coachview.put(run("r" + i, "Definitief")).put(elearning("c" + i, "r" + i, "" + (2 + i % 2)));
    }
    for (int i = 0; i < one.people(); i++) {
      coachview.put(person("p" + i));
      enrol(coachview, i, i % 3, "Ingepland");
      if (i % 4 == 0) {
        enrol(coachview, i, (i + 2) % 3, "Ingepland");
      }
    }
    return coachview;
  }

  private static void change(CoachviewInMemory coachview, Case one) {
    coachview.nothingChanged();
    for (int i = 0; i < one.people(); i += 2) {
      enrol(coachview, i, i % 3, one.statuses().get(i % one.statuses().size()));
    }
  }

  private static void enrol(CoachviewInMemory coachview, int person, int run, String status) {
    String id = "e" + person + "-" + run;
    coachview.put(enrolment(id, "p" + person, "r" + run, status)).put(part(id, "c" + run));
  }
}
