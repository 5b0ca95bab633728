package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.CohortAddition;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.Membership;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;
import org.junit.jupiter.api.Test;

/** Moodle refuses a list as a whole; the one who is to blame fails alone, at a bearable price. */
class BisectingTest {

  @Test
  void oneBadCreationOfTwentyFailsAlone() {
    ScriptedMoodle moodle =
        refusing("[username]", "u7", ScriptedMoodle.error("invalidparameter", "Username already"));

    List<Result<Long>> results = moodle.service().create(users(20));

    assertThat(failed(results)).containsExactly(7);
    assertThat(moodle.sent()).hasSizeLessThanOrEqualTo(2 * 5 + 1);
  }

  @Test
  void oneUnknownAccountOfFiftyFailsAlone() {
    ScriptedMoodle moodle = refusing("[userid]", "33", ScriptedMoodle.error("invaliduser"));

    List<Result<Acknowledged>> results = moodle.service().enrol(enrolments(50, 2));

    assertThat(failed(results)).containsExactly(33);
    assertThat(code(results.get(33))).hasValue(FailureCode.ACCOUNT_NOT_FOUND);
    assertThat(moodle.sent()).hasSizeLessThanOrEqualTo(2 * 6 + 1);
  }

  @Test
  void everyGoodItemIsSentExactlyOnceWithSuccess() {
    ScriptedMoodle moodle = refusing("[userid]", "3", ScriptedMoodle.error("invaliduser"));

    moodle.service().enrol(enrolments(8, 2));

    List<String> accepted =
        moodle.sent().stream()
            .map(sent -> sent.valuesOf("[userid]"))
            .filter(ids -> !ids.contains("3"))
            .flatMap(List::stream)
            .sorted()
            .toList();
    assertThat(accepted).containsExactly("0", "1", "2", "4", "5", "6", "7");
  }

  @Test
  void whatIsWrongWithACourseCostsOneCallForAllOfIt() {
    ScriptedMoodle moodle = refusing("[courseid]", "6", ScriptedMoodle.error("wsnoinstance"));

    List<Result<Acknowledged>> results = moodle.service().enrol(enrolments(50, 6));

    assertThat(results)
        .allMatch(result -> code(result).equals(Optional.of(FailureCode.NO_MANUAL_ENROLMENT)));
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void aRoleThatMayNotBeGivenDoesNotHurtWhoGetsAnotherOneInTheCourse() {
    ScriptedMoodle moodle = refusing("[roleid]", "99", ScriptedMoodle.error("wsusercannotassign"));
    List<Enrolment> mixed =
        LongStream.range(0, 10)
            .mapToObj(
                id ->
                    new Enrolment(
                        2, id, id == 4 ? 99 : 5, Optional.empty(), Optional.empty(), false))
            .toList();

    List<Result<Acknowledged>> results = moodle.service().enrol(mixed);

    assertThat(failed(results)).containsExactly(4);
    assertThat(moodle.sent()).hasSize(3);
  }

  @Test
  void aBadCourseDoesNotHurtTheOtherCoursesOfTheBatch() {
    ScriptedMoodle moodle = refusing("[courseid]", "6", ScriptedMoodle.error("wsnoinstance"));
    List<Enrolment> mixed =
        LongStream.range(0, 48).mapToObj(id -> enrolment(id, 5 + id % 3)).toList();

    List<Result<Acknowledged>> results = moodle.service().enrol(mixed);

    for (int i = 0; i < mixed.size(); i++) {
      assertThat(results.get(i).failed().isPresent()).isEqualTo(mixed.get(i).courseId() == 6);
    }
    assertThat(moodle.sent()).hasSize(4);
  }

  @Test
  void anUnknownCourseCostsNoCallPerPersonEvenWithoutDebugText() {
    ScriptedMoodle moodle = refusing("[courseid]", "99", ScriptedMoodle.error("invalidparameter"));

    List<Result<Acknowledged>> results = moodle.service().enrol(enrolments(50, 99));

    assertThat(failed(results)).hasSize(50);
    assertThat(moodle.sent()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aFaultOfTheWholeSiteStopsTheRun() {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> ScriptedMoodle.error("invalidtoken"));

    List<Result<Acknowledged>> results = moodle.service().unenrol(unenrolments(500));

    assertThat(results)
        .hasSize(500)
        .allMatch(result -> code(result).equals(Optional.of(FailureCode.TOKEN_REFUSED)));
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void aCapabilityThatIsMissingForCreationsStopsTheRun() {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> ScriptedMoodle.error("nopermissions"));

    moodle.service().create(users(100));

    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void aWarningIsNoRefusalAndSplitsNothing() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                ScriptedMoodle.json(
                    "{\"warnings\":[{\"warningcode\":\"2\",\"message\":\"user id=4 not exists\"},"
                        + "{\"warningcode\":\"3\",\"message\":"
                        + "\"record already exists: cohort(id=7 id=5)\"}]}"));

    List<Result<Membership>> results =
        moodle
            .service()
            .addToCohorts(
                LongStream.range(3, 7)
                    .mapToObj(id -> new CohortAddition(new CohortKey.Id(7), id))
                    .toList());

    assertThat(failed(results)).containsExactly(1);
    assertThat(results.get(2)).isEqualTo(new Result.Done<>(Membership.ALREADY_MEMBER));
    assertThat(results.get(3)).isEqualTo(new Result.Done<>(Membership.ADDED));
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void aRefusedAnswerToAnUpdateIsNotSentAgain() {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> ScriptedMoodle.error("invalidresponse"));

    List<Result<UpdateAnswer>> results =
        moodle
            .service()
            .update(
                LongStream.range(3, 13)
                    .mapToObj(
                        id -> new UserUpdate(id, Map.of("city", "A"), Map.of(), Optional.empty()))
                    .toList());

    assertThat(failed(results)).hasSize(10);
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void anUnexplainedCohortErrorIsExplainedByAnotherFunction() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                sent.function().contains("cohort")
                    ? ScriptedMoodle.error("Error")
                    : ScriptedMoodle.error("sitepolicynotagreed"));

    List<Result<Membership>> results =
        moodle.service().addToCohorts(List.of(new CohortAddition(new CohortKey.Id(7), 5)));

    assertThat(code(results.get(0))).hasValue(FailureCode.SERVICE_ACCOUNT_POLICY_NOT_ACCEPTED);
    assertThat(moodle.sent()).hasSize(2);
  }

  private static ScriptedMoodle refusing(String variable, String value, HttpAnswer refusal) {
    return new ScriptedMoodle(
        sent -> sent.valuesOf(variable).contains(value) ? refusal : ScriptedMoodle.done(sent));
  }

  private static Optional<FailureCode> code(Result<?> result) {
    return result.failed().map(failure -> failure.code());
  }

  private static <R> List<Integer> failed(List<Result<R>> results) {
    return IntStream.range(0, results.size())
        .filter(i -> results.get(i).failed().isPresent())
        .boxed()
        .toList();
  }

  private static List<Unenrolment> unenrolments(int count) {
    return LongStream.range(0, count).mapToObj(id -> new Unenrolment(2, id)).toList();
  }

  private static List<Enrolment> enrolments(int count, long courseId) {
    return LongStream.range(0, count).mapToObj(id -> enrolment(id, courseId)).toList();
  }

  private static Enrolment enrolment(long userId, long courseId) {
    return new Enrolment(courseId, userId, 5, Optional.empty(), Optional.empty(), false);
  }

  private static List<NewUser> users(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new NewUser(
                    "u" + i,
                    "F",
                    "L",
                    i + "@example.nl",
                    "CV-" + i,
                    new SignIn.UnknownPassword("Aa1-x"),
                    Map.of(),
                    Map.of()))
        .toList();
  }
}
