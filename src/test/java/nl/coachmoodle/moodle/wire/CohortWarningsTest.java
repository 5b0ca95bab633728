package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.CohortAddition;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.CohortRemoval;
import nl.coachmoodle.moodle.Membership;
import nl.coachmoodle.moodle.Result;
import org.junit.jupiter.api.Test;

/** A warning of the cohort functions says in a text only whom it is about. */
class CohortWarningsTest {
  private static final CohortKey SEVEN = new CohortKey.Id(7);
  private static final CohortKey NAMED = new CohortKey.Idnumber("group (a) x=1");

  @Test
  void aWarningAboutAPairIsAboutNobodyElse() {
    String warning = warning(3, "record already exists: cohort(id=7 id=5)");

    assertThat(add(warning, SEVEN, 5)).isEqualTo(done(Membership.ALREADY_MEMBER));
    assertThat(add(warning, SEVEN, 4)).isEqualTo(done(Membership.ADDED));
    assertThat(add(warning, SEVEN, 55)).isEqualTo(done(Membership.ADDED));
    assertThat(add(warning, new CohortKey.Id(77), 5)).isEqualTo(done(Membership.ADDED));
    assertThat(add(warning, new CohortKey.Idnumber("7"), 5)).isEqualTo(done(Membership.ADDED));
  }

  @Test
  void anIdNumberMayHaveAnythingInIt() {
    String warning = warning(3, "record already exists: cohort(idnumber=group (a) x=1 id=5)");

    assertThat(add(warning, NAMED, 5)).isEqualTo(done(Membership.ALREADY_MEMBER));
    assertThat(add(warning, NAMED, 6)).isEqualTo(done(Membership.ADDED));
  }

  @Test
  void aWarningAboutAnAccountIsAboutItInEveryCohort() {
    String warning = warning(2, "user id=5 not exists");

    assertThat(code(add(warning, SEVEN, 5))).hasValue(FailureCode.ACCOUNT_NOT_FOUND);
    assertThat(code(add(warning, NAMED, 5))).hasValue(FailureCode.ACCOUNT_NOT_FOUND);
    assertThat(add(warning, SEVEN, 6)).isEqualTo(done(Membership.ADDED));
  }

  @Test
  void aWarningAboutACohortIsAboutEverybodyInIt() {
    String warning = warning(2, "cohort idnumber=group (a) x=1 not exists");

    assertThat(code(add(warning, NAMED, 5))).hasValue(FailureCode.COHORT_NOT_FOUND);
    assertThat(code(add(warning, NAMED, 6))).hasValue(FailureCode.COHORT_NOT_FOUND);
    assertThat(add(warning, SEVEN, 5)).isEqualTo(done(Membership.ADDED));
  }

  @Test
  void aWarningOfAnUnknownWordingIsAboutEverybody() {
    String warning = warning(2, "iets met 7 en 5");

    assertThat(code(add(warning, SEVEN, 6))).hasValue(FailureCode.COHORT_OR_ACCOUNT_NOT_FOUND);
  }

  @Test
  void aKindOfKeyThatMoodleDoesNotKnowIsToldAsSuch() {
    assertThat(code(add(warning(1, "invalid"), SEVEN, 5))).hasValue(FailureCode.COHORT_KEY_TYPE);
  }

  @Test
  void aWarningThatNobodyKnowsIsNoSuccess() {
    Result<Membership> result = add(warning(4, "cohort(id=7 id=5)"), SEVEN, 5);

    assertThat(code(result)).hasValue(FailureCode.ANSWER_UNEXPECTED);
    assertThat(result.failed().orElseThrow().facts())
        .containsEntry("function", "core_cohort_add_cohort_members")
        .containsEntry("cohort", "7")
        .containsEntry("account", "5");
  }

  @Test
  void additionsNameTheCohortAndTheAccount() {
    ScriptedMoodle moodle = ScriptedMoodle.willing();

    moodle
        .service()
        .addToCohorts(List.of(new CohortAddition(NAMED, 6), new CohortAddition(SEVEN, 5)));

    assertThat(moodle.sent().get(0).valuesOf("[cohorttype][type]"))
        .containsExactly("id", "idnumber");
    assertThat(moodle.sent().get(0).valuesOf("[cohorttype][value]"))
        .containsExactly("7", "group (a) x=1");
    assertThat(moodle.sent().get(0).valuesOf("[usertype][type]")).containsExactly("id", "id");
    assertThat(moodle.sent().get(0).valuesOf("[usertype][value]")).containsExactly("5", "6");
  }

  @Test
  void removalsGoByAccountWhateverTheCohort() {
    ScriptedMoodle moodle = ScriptedMoodle.willing();

    moodle
        .service()
        .removeFromCohorts(
            LongStream.of(9, 3, 6).mapToObj(id -> new CohortRemoval(10 - id, id)).toList());

    assertThat(moodle.sent().get(0).value("members[0][userid]")).hasValue("3");
    assertThat(moodle.sent().get(0).valuesOf("[userid]")).containsExactly("3", "6", "9");
    assertThat(moodle.sent().get(0).valuesOf("[cohortid]")).containsExactly("7", "4", "1");
  }

  @Test
  void aRefusedRemovalIsToldWithCohortAndAccount() {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> ScriptedMoodle.error("nopermissions"));

    assertThat(
            moodle
                .service()
                .removeFromCohorts(List.of(new CohortRemoval(7, 5)))
                .get(0)
                .failed()
                .orElseThrow()
                .facts())
        .containsEntry("cohort", "7")
        .containsEntry("account", "5")
        .containsEntry("capability", "moodle/cohort:assign");
  }

  @Test
  void oneCohortThatIsClosedDoesNotHurtTheOtherOfTheBatch() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                sent.valuesOf("[cohortid]").contains("7")
                    ? ScriptedMoodle.error("nopermissions")
                    : ScriptedMoodle.done(sent));

    assertThat(
            moodle
                .service()
                .removeFromCohorts(
                    List.of(
                        new CohortRemoval(7, 5),
                        new CohortRemoval(8, 6),
                        new CohortRemoval(7, 8),
                        new CohortRemoval(8, 9))))
        .extracting(result -> result.failed().isPresent())
        .containsExactly(true, false, true, false);
    assertThat(moodle.sizes()).containsExactly(4, 2, 2);
  }

  @Test
  void anErrorWithoutACauseStaysSoWhenNothingElseIsWrong() {
    ScriptedMoodle moodle = cohortsAnswer(ScriptedMoodle.error("Error"));

    List<Result<Membership>> results =
        moodle.service().addToCohorts(List.of(new CohortAddition(SEVEN, 5)));

    assertThat(code(results.get(0))).hasValue(FailureCode.UNEXPLAINED_COHORT_ERROR);
    assertThat(moodle.sent()).hasSize(2);
    assertThat(moodle.sent().get(1).value("field")).hasValue("id");
  }

  @Test
  void anErrorWithACauseAsksNothingElse() {
    ScriptedMoodle moodle = cohortsAnswer(ScriptedMoodle.error("nopermissions"));

    List<Result<Membership>> results =
        moodle.service().addToCohorts(List.of(new CohortAddition(SEVEN, 5)));

    assertThat(code(results.get(0))).hasValue(FailureCode.CAPABILITY_MISSING);
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void onlyWhatIsUnexplainedGetsTheCauseThatAnotherFunctionTells() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> {
              if (!sent.function().contains("cohort")) {
                return ScriptedMoodle.error("sitepolicynotagreed");
              }
              return sent.valuesOf("[usertype][value]").contains("5")
                  ? ScriptedMoodle.error("Error")
                  : ScriptedMoodle.json("{\"warnings\":[" + warning(2, "user id=6 not") + "]}");
            });
    List<CohortAddition> additions =
        LongStream.rangeClosed(5, 7).mapToObj(id -> new CohortAddition(SEVEN, id)).toList();

    List<Result<Membership>> results =
        moodle.service(new Limits(9, 9, 9, 1, 9, 99, 1)).addToCohorts(additions);

    assertThat(results.stream().map(CohortWarningsTest::code))
        .containsExactly(
            Optional.of(FailureCode.SERVICE_ACCOUNT_POLICY_NOT_ACCEPTED),
            Optional.of(FailureCode.ACCOUNT_NOT_FOUND),
            Optional.empty());
  }

  private static ScriptedMoodle cohortsAnswer(HttpAnswer answer) {
    return new ScriptedMoodle(
        sent -> sent.function().contains("cohort") ? answer : ScriptedMoodle.done(sent));
  }

  private static Result<Membership> add(String warning, CohortKey cohort, long userId) {
    return new ScriptedMoodle(sent -> ScriptedMoodle.json("{\"warnings\":[" + warning + "]}"))
        .service()
        .addToCohorts(List.of(new CohortAddition(cohort, userId)))
        .get(0);
  }

  private static String warning(int code, String message) {
    return "{\"warningcode\":\"" + code + "\",\"message\":\"" + message + "\"}";
  }

  private static Result<Membership> done(Membership membership) {
    return new Result.Done<>(membership);
  }

  private static Optional<FailureCode> code(Result<?> result) {
    return result.failed().map(Failure::code);
  }
}
