package nl.coachmoodle.function;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.CoachviewInMemory;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two persons that are one: the new one has the access before the old one loses it. */
class MergeParticipantsTest {
  private static final Map<String, Object> MERGE =
      Map.of("oldExternalId", "CV-old", "personId", "new");

  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(run("r1", "Definitief"))
          .put(elearning("c2", "r1", "2"))
          .put(elearning("c3", "r1", "cohort:1"))
          .put(elearning("c9", "r1", "3"));

  private final ByIdBench bench = new ByIdBench(purpose -> coachview);

  @BeforeEach
  void theOldPersonIsEnrolledAndTheNewOneTakesTheirPlace() {
    enrol("old", "c2", "c3", "c9");
    bench.one("enrolParticipant", "personId", "old");
    coachview.removePerson("old");
    enrol("new", "c2", "c3");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theOldAccountLosesWhatTheNewOneHasAndNothingElse() {
    MergeReport report = bench.merge(MERGE);

    assertThat(report.withdrawals()).isEqualTo(2);
    assertThat(report.brake()).isEmpty();
    assertThat(bench.state().get("CV-new")).contains("[cohort 1, course 2]");
    assertThat(bench.state().get("CV-old")).contains("[course 2 suspended, course 3]");
    assertThat(bench.account("CV-old").orElseThrow().text(UserColumn.LASTNAME))
        .isEqualTo("de Vries");
  }

  @Test
  void mergingAgainChangesNothing() {
    bench.merge(MERGE);
    Map<String, String> after = bench.state();

    bench.merge(MERGE);

    assertThat(bench.state()).isEqualTo(after);
  }

  @Test
  void aPlanTellsBothSidesAndChangesNothing() {
    Map<String, String> before = bench.state();

    MergeReport report =
        bench.merge(Map.of("oldExternalId", "CV-old", "personId", "new", "mode", "plan"));

    MergeReport.Merged merged = report.merges().get(0);
    assertThat(merged.stays().orElseThrow().access())
        .extracting(Report.Right::target)
        .containsExactlyInAnyOrder("course:2", "cohort:1");
    assertThat(merged.old().orElseThrow().access())
        .extracting(Report.Right::state)
        .containsExactlyInAnyOrder(Optional.of("suspended"), Optional.of("removed"));
    assertThat(bench.state()).isEqualTo(before);
  }

  @Test
  void whatTheNewAccountCouldNotGetStaysWithTheOldOne() {
    coachview.put(elearning("c2", "r1", "4711"));

    MergeReport report = bench.merge(MERGE);

    assertThat(report.withdrawals()).isEqualTo(1);
    assertThat(bench.state().get("CV-old")).contains("[course 2, course 3]");
  }

  @Test
  void anOldIdThatSomebodyActiveHasIsNotTouched() {
    coachview.put(person("old"));
    Map<String, String> before = bench.state();

    assertThat(refusal()).isEqualTo(FailureCode.OLD_PERSON_ACTIVE.code());
    assertThat(bench.state()).isEqualTo(before);

    coachview.put(person("old", Optional.of("CV-old"), true));
    assertThat(bench.merge(MERGE).merges().get(0).failure()).isEmpty();
  }

  @Test
  void aPersonIsNotMergedIntoThemselves() {
    assertThat(
            bench
                .merge(Map.of("oldExternalId", "CV-new", "personId", "new"))
                .merges()
                .get(0)
                .failure()
                .orElseThrow()
                .code())
        .isEqualTo(FailureCode.OLD_PERSON_ACTIVE.code());
  }

  @Test
  void aPersonWhomCoachviewDoesNotKnowGivesNothingAway() {
    coachview.removePerson("new");

    assertThat(refusal()).isEqualTo(FailureCode.PERSON_NOT_IN_COACHVIEW.code());
    assertThat(bench.state().get("CV-old")).contains("[cohort 1, course 2, course 3]");
  }

  @Test
  void theBrakeHoldsAListAndAllowsWhatIsMeant() {
    enrol("old2", "c2", "c3");
    bench.one("enrolParticipant", "personId", "old2");
    coachview.removePerson("old2");
    enrol("new2", "c2", "c3");
    List<Map<String, Object>> both =
        List.of(MERGE, Map.of("oldExternalId", "CV-old2", "personId", "new2"));

    MergeReport held = bench.merge(Map.of("participants", both));
    assertThat(held.withdrawals()).isEqualTo(4);
    assertThat(held.brake().orElseThrow().code()).isEqualTo(FailureCode.WITHDRAWALS_HELD.code());
    assertThat(bench.state().get("CV-new")).contains("course 2");
    assertThat(bench.state().get("CV-old")).doesNotContain("suspended]").contains("cohort 1");

    assertThat(bench.merge(Map.of("participants", both, "allowWithdrawals", 3)).brake())
        .isPresent();
    assertThat(bench.merge(Map.of("participants", both, "allowWithdrawals", 4)).brake()).isEmpty();
    assertThat(bench.state().get("CV-old2")).contains("[course 2 suspended]");
  }

  @Test
  void anOldIdThatCoachviewCannotBeAskedForIsRefusedAndTheOthersAreNot() {
    MergeReport report =
        bench.merge(
            Map.of(
                "participants",
                List.of(Map.of("oldExternalId", "O'Neil-1", "personId", "new"), MERGE)));

    assertThat(report.merges().get(0).failure().orElseThrow().code())
        .isEqualTo(FailureCode.EXTERNAL_ID_NOT_ASKABLE.code());
    assertThat(report.merges().get(1).failure()).isEmpty();
    assertThat(bench.state().get("CV-old")).contains("[course 2 suspended, course 3]");
  }

  @Test
  void everythingThatIsMissingIsNamed() {
    OperationFailedException refused =
        catchThrowableOfType(OperationFailedException.class, () -> bench.merge(Map.of()));

    assertThat(refused.decisive().facts().get("violations"))
        .contains("required:oldExternalId")
        .contains("required:personId");
  }

  private String refusal() {
    return bench.merge(MERGE).merges().get(0).failure().orElseThrow().code();
  }

  private void enrol(String person, String... components) {
    String enrolment = "e-" + person;
    coachview.put(person(person)).put(enrolment(enrolment, person, "r1", "Ingepland"));
    for (String component : components) {
      coachview.put(part(enrolment, component));
    }
  }
}
