package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statuses, parts and components of Coachview mean for access in Moodle. */
class WantedStateTest {
  private static final AccessCodes CODES =
      new AccessCodes(
          AccessCodes.Kind.COURSE,
          Map.of(
              "BHV", List.of("course:22", "cohort:idnumber=BHV"), "BHV-groep", List.of("cohort:7")),
          Map.of("BHV", 7L),
          5);

  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(person("p1"))
          .put(run("r1", "Definitief"))
          .put(run("r2", "Definitief"))
          .put(elearning("c1", "r1", "21"))
          .put(elearning("c2", "r2", "21"))
          .put(elearning("c3", "r1", "22"))
          .put(classroom("c4", "r1"));

  private AccessRules rules = AccessRules.defaults();
  private Departures departures = Departures.REPORT;

  @ParameterizedTest
  @CsvSource({
    "Ingepland,TeStarten,+",
    "Ingepland,Definitief,+",
    "ingepland,DEFINITIEF,+",
    "Ingepland,Uitgevoerd,",
    "Ingepland,Afgerond,",
    "Ingepland,Geannuleerd,-",
    "Wachtlijst,Definitief,-",
    "Vervallen,Definitief,-",
    "Vervallen,Uitgevoerd,-",
    "Vervallen,Geannuleerd,-",
    "Afgerond,Definitief,",
    "Afgerond,Afgerond,"
  })
  void anEnrolmentGrantsWithdrawsOrLeaves(String enrolment, String run, String expected) {
    coachview.put(run("r1", run)).put(enrolment("e1", "p1", "r1", enrolment)).put(part("e1", "c1"));

    assertThat(access()).isEqualTo(expected == null ? "" : expected + "course:21");
  }

  @ParameterizedTest
  @CsvSource({"Gepauzeerd,Definitief", "Ingepland,InAanvraag", "Gepauzeerd,Geannuleerd"})
  void aStatusThatNobodyGaveAMeaningLeavesEverythingAndIsTold(String enrolment, String run) {
    coachview.put(run("r1", run)).put(enrolment("e1", "p1", "r1", enrolment)).put(part("e1", "c1"));

    assertThat(access()).isEmpty();
    assertThat(wanted().notices())
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.STATUS_UNKNOWN);
    assertThat(wanted().notices().get(0).about()).containsAnyOf("Gepauzeerd", "InAanvraag");
  }

  @Test
  void aStatusIsGivenAMeaningByASetting() {
    rules = rulesWith(rules.enrolments().with(Map.of("afgerond", Ruling.GRANT)));
    coachview.put(enrolment("e1", "p1", "r1", "Afgerond")).put(part("e1", "c1"));

    assertThat(access()).isEqualTo("+course:21");
  }

  @Test
  void aParticipantOfAVariantGetsOnlyTheComponentsOfTheOwnParts() {
    coachview.put(enrolment("e1", "p1", "r1", "Ingepland")).put(part("e1", "c3"));

    assertThat(access()).isEqualTo("+course:22");
  }

  @Test
  void thePartDecidesWithTheEnrolment() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1", "Vervallen"))
        .put(part("e1", "c3", "Ingepland"));

    assertThat(access()).isEqualTo("-course:21 +course:22");
  }

  @Test
  void anExemptionGivesNothingAndTakesNothing() {
    coachview.put(enrolment("e1", "p1", "r1", "Ingepland")).put(exemptPart("e1", "c1"));

    assertThat(access()).isEmpty();
  }

  @Test
  void aPlaceInAnotherRunWithTheSameCourseKeepsTheAccess() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"))
        .put(part("e2", "c2"));

    assertThat(access()).isEqualTo("+course:21");
  }

  @Test
  void whoCompletedACourseKeepsItWhenAnotherRunOfItIsCancelled() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(part("e1", "c3"))
        .put(enrolment("e2", "p1", "r2", "Afgerond"))
        .put(part("e2", "c2"));

    assertThat(access()).isEqualTo("-course:22");
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

    assertThat(access()).isEqualTo("+cohort:7 -course:22");
  }

  @Test
  void anEnrolmentIsTakenAloneWhenItIsAskedForButTheOthersStillCount() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(part("e1", "c3"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"))
        .put(part("e2", "c2"))
        .put(elearning("c9", "r2", "29"))
        .put(part("e2", "c9"));

    assertThat(said(state().of(found(), Scope.ACCESS, Set.of("E1"))))
        .isEqualTo("+course:21 -course:22");
  }

  @Test
  void aCancelledEnrolmentThatLostItsPartsIsWithdrawnFromItsRun() {
    coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));

    assertThat(access()).isEqualTo("-course:21 -course:22");
  }

  @Test
  void nobodyIsGrantedAWholeRunForWantOfParts() {
    coachview.put(enrolment("e1", "p1", "r1", "Ingepland"));

    assertThat(access()).isEmpty();
    assertThat(wanted().notices())
        .containsExactly(new Notice(Notice.Kind.ENROLMENT_WITHOUT_PARTS, "e1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ingepland", "Afgerond", "Gepauzeerd"})
  void anEnrolmentWithoutPartsKeepsWhatACancelledOneOfTheSameRunWouldTake(String status) {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(part("e1", "c3"))
        .put(enrolment("e2", "p1", "r1", status));

    assertThat(access()).isEmpty();
    assertThat(said(state().of(found(), Scope.ACCESS, Set.of("e1")))).isEmpty();
  }

  @Test
  void anEnrolmentWithoutPartsKeepsNoOtherCoursesThanThoseOfItsRun() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(part("e1", "c3"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"));

    assertThat(access()).isEqualTo("-course:22");
  }

  @Test
  void anEnrolmentThatLeavesTakesNothingWhateverElseThePersonHas() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Afgerond"))
        .put(part("e1", "c1", "Vervallen"))
        .put(part("e1", "c3", "Vervallen"));
    assertThat(access()).isEmpty();

    coachview
        .put(elearning("c9", "r2", "29"))
        .put(enrolment("e2", "p1", "r2", "Vervallen"))
        .put(part("e2", "c9"));
    assertThat(access()).isEqualTo("-course:29");
  }

  @Test
  void onlyComponentsOfTheConfiguredFormsAndEnvironmentsAreInMoodle() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"))
        .put(part("e1", "c4"));
    assertThat(access()).isEqualTo("+course:21");

    rules = rulesWith(Set.of("Virtueel"), Set.of());
    assertThat(access()).isEmpty();
    rules = rulesWith(Set.of("ELEARNING"), Set.of("7"));
    assertThat(access()).isEmpty();
    rules = rulesWith(Set.of(), Set.of("6", "7"));
    assertThat(access()).isEqualTo("+course:21");
  }

  @Test
  void aCodeThatNamesNothingIsRefusedWhenGrantedAndOnlyToldWhenWithdrawn() {
    coachview
        .put(elearning("c1", "r1", "onzin"))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"));
    assertThat(wanted().wish().accesses()).hasOnlyElementsOfType(Access.Unreadable.class);

    coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));
    assertThat(access()).isEmpty();
    assertThat(wanted().notices()).contains(new Notice(Notice.Kind.CODE_UNREADABLE, "onzin"));
  }

  @Test
  void theWaitingListOfACourseDefinitionLeadsToNothing() {
    coachview.put(
        new nl.coachmoodle.coachview.CourseEnrolment("e1", "p1", Optional.empty(), "Wachtlijst"));

    assertThat(access()).isEmpty();
    assertThat(wanted().notices()).isEmpty();
  }

  @Test
  void datesOfTheRunLimitTheEnrolmentWhereThatIsConfiguredAndTheWidestCount() {
    rules = rulesWith(RunDates.BOTH);
    coachview
        .put(run("r1", at("2026-03-02T09:00"), at("2026-03-20T00:00")))
        .put(run("r2", at("2026-02-01T09:00"), at("2026-03-01T17:00")))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"))
        .put(part("e2", "c2"));

    Access.Course course = (Access.Course) wanted().wish().accesses().get(0);

    assertThat(course.start()).contains(Instant.parse("2026-02-01T08:00:00Z"));
    assertThat(course.end()).contains(Instant.parse("2026-03-20T22:59:59Z"));
  }

  @Test
  void aRunThatEndsBeforeItStartsHasNoDates() {
    rules = rulesWith(RunDates.BOTH);
    coachview
        .put(run("r1", at("2026-03-02T09:00"), at("2026-02-20T00:00")))
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1"));

    Access.Course course = (Access.Course) wanted().wish().accesses().get(0);

    assertThat(course.start()).isEmpty();
    assertThat(course.end()).isEmpty();
    assertThat(wanted().notices())
        .containsExactly(new Notice(Notice.Kind.DATES_CONTRADICT, "course:21"));
  }

  @Test
  void onlyAGrantMakesAnAccount() {
    coachview.put(enrolment("e1", "p1", "r1", "Vervallen")).put(part("e1", "c1"));
    assertThat(wanted().wish().whenAbsent()).isEqualTo(Wish.WhenAbsent.LEAVE);
    assertThat(wanted().wish().person()).isEmpty();

    coachview.put(enrolment("e1", "p1", "r1", "Ingepland"));
    assertThat(wanted().wish().whenAbsent()).isEqualTo(Wish.WhenAbsent.CREATE);
    assertThat(wanted().wish().person()).isPresent();

    Wish people = state().of(found(), Scope.PEOPLE).wish();
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

    assertThat(access()).isEqualTo("-course:22");
    assertThat(wanted().wish().person()).isEmpty();
    assertThat(wanted().wish().suspended()).isEmpty();
    assertThat(wanted().notices()).contains(new Notice(Notice.Kind.PERSON_DEPARTED, "p1"));

    departures = Departures.SUSPEND;
    assertThat(wanted().wish().suspended()).contains(true);
    assertThat(wanted().wish().whenAbsent()).isEqualTo(Wish.WhenAbsent.LEAVE);
  }

  @Test
  void aWishIsCutIntoWhatMayBeDoneAtOnceAndWhatMustWait() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1", "Vervallen"))
        .put(part("e1", "c3"));

    Wanted wanted = wanted();

    assertThat(wanted.withdrawals()).isEqualTo(1);
    assertThat(wanted.withoutWithdrawals().accesses())
        .extracting(Access::target)
        .containsExactly("course:22");
    assertThat(wanted.onlyWithdrawals().orElseThrow().accesses())
        .extracting(Access::target)
        .containsExactly("course:21");
    assertThat(wanted.onlyWithdrawals().orElseThrow().person()).isEmpty();
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }

  private AccessRules rulesWith(StatusRules enrolments) {
    return new AccessRules(
        enrolments,
        rules.runs(),
        rules.parts(),
        rules.exempt(),
        rules.forms(),
        rules.environments(),
        rules.dates(),
        rules.zone());
  }

  private AccessRules rulesWith(Set<String> forms, Set<String> environments) {
    return new AccessRules(
        rules.enrolments(),
        rules.runs(),
        rules.parts(),
        rules.exempt(),
        forms,
        environments,
        rules.dates(),
        rules.zone());
  }

  private AccessRules rulesWith(RunDates dates) {
    return new AccessRules(
        rules.enrolments(),
        rules.runs(),
        rules.parts(),
        rules.exempt(),
        rules.forms(),
        rules.environments(),
        dates,
        ZoneId.of("Europe/Amsterdam"));
  }

  private PersonReading.Found found() {
    return (PersonReading.Found)
        new CoachviewReader(coachview, ExternalIdRule.externId(), rules, Twins.IN_COACHVIEW)
            .people(List.of("p1"))
            .get(0);
  }

  private WantedState state() {
    return new WantedState(
        rules,
        CODES,
        Access.Course.State.SUSPENDED,
        new PersonTranslation(List.of()),
        departures,
        false);
  }

  private Wanted wanted() {
    return state().of(found(), Scope.ACCESS);
  }

  private String access() {
    return said(wanted());
  }

  private static String said(Wanted wanted) {
    return String.join(
        " ",
        wanted.wish().accesses().stream()
            .map(access -> (access.isWithdrawal() ? "-" : "+") + access.target())
            .toList());
  }
}
