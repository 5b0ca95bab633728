package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What components, dates and departures mean for what is wanted in Moodle. */
class WantedWishTest {
  private final WantedBench bench = new WantedBench();
  private final CoachviewInMemory coachview = bench.coachview();

  @Test
  void datesOfTheRunLimitTheEnrolmentWhereThatIsConfiguredAndTheWidestCount() {
    bench.dates(RunDates.BOTH);
    coachview
        .put(run("r1", at("2026-03-02T09:00"), at("2026-03-20T00:00")))
        .put(run("r2", at("2026-02-01T09:00"), at("2026-03-01T17:00")))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"))
        .put(part("e2", "c2"));

    Access.Course course = (Access.Course) bench.wanted().wish().accesses().get(0);

    assertThat(course.start()).contains(Instant.parse("2026-02-01T08:00:00Z"));
    assertThat(course.end()).contains(Instant.parse("2026-03-20T22:59:59Z"));
  }

  @Test
  void aRunThatEndsBeforeItStartsHasNoDates() {
    bench.dates(RunDates.BOTH);
    coachview
        .put(run("r1", at("2026-03-02T09:00"), at("2026-02-20T00:00")))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"));

    Access.Course course = (Access.Course) bench.wanted().wish().accesses().get(0);

    assertThat(course.start()).isEmpty();
    assertThat(course.end()).isEmpty();
    assertThat(bench.wanted().notices())
        .containsExactly(new Notice(Notice.Kind.DATES_CONTRADICT, "course:21"));
  }

  @Test
  void onlyAGrantMakesAnAccount() {
    coachview.put(enrolment("e1", "p1", "r1", "Vervallen")).put(part("e1", "c1"));
    assertThat(bench.wanted().wish().whenAbsent()).isEqualTo(Wish.WhenAbsent.LEAVE);
    assertThat(bench.wanted().wish().person()).isEmpty();

    coachview.put(enrolment("e1", "p1", "r1", "Ingepland"));
    assertThat(bench.wanted().wish().whenAbsent()).isEqualTo(Wish.WhenAbsent.CREATE);
    assertThat(bench.wanted().wish().person()).isPresent();

    Wish people = bench.state().of(bench.found(), Scope.PEOPLE).wish();
    assertThat(people.whenAbsent()).isEqualTo(Wish.WhenAbsent.LEAVE);
    assertThat(people.accesses()).isEmpty();
    assertThat(people.person()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoDepartedKeepsTheProfileAndGetsNoAccess(boolean isInactive) {
    coachview
        .put(called(person("p1", Optional.of("CV-p1"), isInactive), isInactive ? "Xq3f9" : ""))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"))
        .put(part("e1", "c3", "Vervallen"));

    assertThat(bench.access()).isEqualTo("-course:22");
    assertThat(bench.wanted().wish().person()).isEmpty();
    assertThat(bench.wanted().wish().suspended()).isEmpty();
    assertThat(bench.wanted().notices()).contains(new Notice(Notice.Kind.PERSON_DEPARTED, "p1"));

    bench.departures(Departures.SUSPEND);
    assertThat(bench.wanted().wish().suspended()).contains(true);
    assertThat(bench.wanted().wish().whenAbsent()).isEqualTo(Wish.WhenAbsent.LEAVE);
  }

  @Test
  void aWishIsCutIntoWhatMayBeDoneAtOnceAndWhatMustWait() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1", "Vervallen"))
        .put(part("e1", "c3"));

    Wanted wanted = bench.wanted();

    assertThat(wanted.withdrawals()).isEqualTo(1);
    assertThat(wanted.withoutWithdrawals().accesses())
        .extracting(Access::target)
        .containsExactly("course:22");
    assertThat(wanted.onlyWithdrawals().orElseThrow().accesses())
        .extracting(Access::target)
        .containsExactly("course:21");
    assertThat(wanted.onlyWithdrawals().orElseThrow().person()).isEmpty();
  }

  @Test
  void onlyComponentsOfTheConfiguredFormsAndEnvironmentsAreInMoodle() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"))
        .put(part("e1", "c4"));
    assertThat(bench.access()).isEqualTo("+course:21");

    bench.components(Set.of("Virtueel"), Set.of());
    assertThat(bench.access()).isEmpty();
    bench.components(Set.of("ELEARNING"), Set.of("7"));
    assertThat(bench.access()).isEmpty();
    bench.components(Set.of(), Set.of("6", "7"));
    assertThat(bench.access()).isEqualTo("+course:21");
  }

  @Test
  void aCodeThatNamesNothingIsRefusedWhenGrantedAndOnlyToldWhenWithdrawn() {
    coachview
        .put(elearning("c1", "r1", "onzin"))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"));
    assertThat(bench.wanted().wish().accesses()).hasOnlyElementsOfType(Access.Unreadable.class);

    coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));
    assertThat(bench.access()).isEmpty();
    assertThat(bench.wanted().notices()).contains(new Notice(Notice.Kind.CODE_UNREADABLE, "onzin"));
  }

  @Test
  void theWaitingListOfACourseDefinitionLeadsToNothing() {
    coachview.put(
        new nl.coachmoodle.coachview.CourseEnrolment("e1", "p1", Optional.empty(), "Wachtlijst"));

    assertThat(bench.access()).isEmpty();
    assertThat(bench.wanted().notices()).isEmpty();
  }

  @Test
  void oneCohortUnderTwoNamesIsOneRight() {
    coachview
        .put(elearning("c5", "r1", "BHV"))
        .put(elearning("c6", "r2", "BHV-groep"))
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c5"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"))
        .put(part("e2", "c6"));

    assertThat(bench.access()).isEqualTo("+cohort:7 -course:22");
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }
}
