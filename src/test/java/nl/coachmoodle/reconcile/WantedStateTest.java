package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nl.coachmoodle.roster.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What statuses and parts of Coachview mean for access in Moodle. */
class WantedStateTest {
  private final WantedBench bench = new WantedBench();
  private final CoachviewInMemory coachview = bench.coachview();

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

    assertThat(bench.access()).isEqualTo(expected == null ? "" : expected + "course:21");
  }

  @ParameterizedTest
  @CsvSource({"Gepauzeerd,Definitief", "Ingepland,InAanvraag", "Gepauzeerd,Geannuleerd"})
  void aStatusThatNobodyGaveAMeaningLeavesEverythingAndIsTold(String enrolment, String run) {
    coachview.put(run("r1", run)).put(enrolment("e1", "p1", "r1", enrolment)).put(part("e1", "c1"));

    assertThat(bench.access()).isEmpty();
    assertThat(bench.wanted().notices())
        .extracting(Notice::kind)
        .containsExactly(Notice.Kind.STATUS_UNKNOWN);
    assertThat(bench.wanted().notices().get(0).about()).containsAnyOf("Gepauzeerd", "InAanvraag");
  }

  @Test
  void aStatusIsGivenAMeaningByASetting() {
    bench.meaning(Map.of("afgerond", Ruling.GRANT));
    coachview.put(enrolment("e1", "p1", "r1", "Afgerond")).put(part("e1", "c1"));

    assertThat(bench.access()).isEqualTo("+course:21");
  }

  @Test
  void aParticipantOfAVariantGetsOnlyTheComponentsOfTheOwnParts() {
    coachview.put(enrolment("e1", "p1", "r1", "Ingepland")).put(part("e1", "c3"));

    assertThat(bench.access()).isEqualTo("+course:22");
  }

  @Test
  void thePartDecidesWithTheEnrolment() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Ingepland"))
        .put(part("e1", "c1", "Vervallen"))
        .put(part("e1", "c3", "Ingepland"));

    assertThat(bench.access()).isEqualTo("-course:21 +course:22");
  }

  @Test
  void anExemptionGivesNothingAndTakesNothing() {
    coachview.put(enrolment("e1", "p1", "r1", "Ingepland")).put(exemptPart("e1", "c1"));

    assertThat(bench.access()).isEmpty();
  }

  @Test
  void aPlaceInAnotherRunWithTheSameCourseKeepsTheAccess() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"))
        .put(part("e2", "c2"));

    assertThat(bench.access()).isEqualTo("+course:21");
  }

  @Test
  void whoCompletedACourseKeepsItWhenAnotherRunOfItIsCancelled() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(part("e1", "c3"))
        .put(enrolment("e2", "p1", "r2", "Afgerond"))
        .put(part("e2", "c2"));

    assertThat(bench.access()).isEqualTo("-course:22");
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

    assertThat(bench.accessBy("E1")).isEqualTo("+course:21 -course:22");
  }

  @Test
  void aCancelledEnrolmentThatLostItsPartsIsWithdrawnFromItsRun() {
    coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));

    assertThat(bench.access()).isEqualTo("-course:21 -course:22");
  }

  @Test
  void nobodyIsGrantedAWholeRunForWantOfParts() {
    coachview.put(enrolment("e1", "p1", "r1", "Ingepland"));

    assertThat(bench.access()).isEmpty();
    assertThat(bench.wanted().notices())
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

    assertThat(bench.access()).isEmpty();
    assertThat(bench.accessBy("e1")).isEmpty();
  }

  @Test
  void anEnrolmentWithoutPartsKeepsNoOtherCoursesThanThoseOfItsRun() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Vervallen"))
        .put(part("e1", "c1"))
        .put(part("e1", "c3"))
        .put(enrolment("e2", "p1", "r2", "Ingepland"));

    assertThat(bench.access()).isEqualTo("-course:22");
  }

  @Test
  void anEnrolmentThatLeavesTakesNothingWhateverElseThePersonHas() {
    coachview
        .put(enrolment("e1", "p1", "r1", "Afgerond"))
        .put(part("e1", "c1", "Vervallen"))
        .put(part("e1", "c3", "Vervallen"));
    assertThat(bench.access()).isEmpty();

    coachview
        .put(elearning("c9", "r2", "29"))
        .put(enrolment("e2", "p1", "r2", "Vervallen"))
        .put(part("e2", "c9"));
    assertThat(bench.access()).isEqualTo("-course:29");
  }
}
