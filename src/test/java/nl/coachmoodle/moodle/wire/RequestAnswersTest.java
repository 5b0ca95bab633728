package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.UpdateAnswer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the answer of each function is read, and whom a failure is about. */
class RequestAnswersTest {
  @Test
  void everyFailureNamesWhomItIsAbout() {
    MoodleService moodle =
        new ScriptedMoodle(sent -> ScriptedMoodle.error("invalidtoken")).service();

    assertThat(facts(moodle.enrol(List.of(Samples.enrolment(9)))))
        .containsEntry("course", "2")
        .containsEntry("account", "9");
    assertThat(facts(moodle.unenrol(List.of(Samples.unenrolment(9)))))
        .containsEntry("course", "2")
        .containsEntry("account", "9");
    assertThat(facts(moodle.update(List.of(Samples.update(9, Optional.of(true))))))
        .containsEntry("account", "9");
    assertThat(facts(moodle.create(List.of(Samples.user("a", Samples.PASSWORD))))).isEmpty();
  }

  @Test
  void aCourseThatCannotBeEnteredDoesNotHurtAnotherOneWhenPeopleLeave() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                sent.valuesOf("[courseid]").contains("3")
                    ? ScriptedMoodle.error("requireloginerror")
                    : ScriptedMoodle.done(sent));

    assertThat(
            moodle
                .service()
                .unenrol(
                    List.of(
                        new Unenrolment(2, 4),
                        new Unenrolment(3, 5),
                        new Unenrolment(2, 6),
                        new Unenrolment(3, 7))))
        .extracting(result -> result.failed().isPresent())
        .containsExactly(false, true, false, true);
    assertThat(moodle.sizes()).containsExactly(4, 2, 2);
  }

  @Test
  void anEnrolmentWithAFieldThatIsNamedIsNotBlamedOnTheCourse() {
    MoodleService named =
        new ScriptedMoodle(
                sent ->
                    ScriptedMoodle.error(
                        "invalidparameter",
                        "enrolments => x => the server was expecting \\\"alpha\\\" type"))
            .service();
    MoodleService unnamed =
        new ScriptedMoodle(sent -> ScriptedMoodle.error("invalidparameter")).service();

    assertThat(code(named.enrol(List.of(Samples.enrolment(9)))))
        .hasValue(FailureCode.INVALID_VALUE);
    assertThat(code(unnamed.enrol(List.of(Samples.enrolment(9)))))
        .hasValue(FailureCode.COURSE_NOT_FOUND);
  }

  @Test
  void createdAccountsAreToldInTheOrderOfTheList() {
    assertThat(
            ScriptedMoodle.willing()
                .service()
                .create(
                    List.of(
                        Samples.user("a", Samples.PASSWORD), Samples.user("b", Samples.PASSWORD))))
        .containsExactly(new Result.Done<>(100L), new Result.Done<>(101L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "[{\"id\":1},{\"id\":2}]",
        "[{}]",
        "[{\"id\":\"1\"}]",
        "[{\"id\":1.5}]",
        "[{\"id\":12345678901234567890}]"
      })
  void anAnswerThatDoesNotTellTheNewIdIsNoSuccess(String answer) {
    MoodleService moodle = new ScriptedMoodle(sent -> ScriptedMoodle.json(answer)).service();

    List<Result<Long>> results = moodle.create(List.of(Samples.user("a", Samples.PASSWORD)));

    assertThat(code(results)).hasValue(FailureCode.ANSWER_UNEXPECTED);
    assertThat(facts(results)).containsEntry("function", "core_user_create_users");
  }

  @Test
  void anEnrolmentIsOnlyAnsweredByNothing() {
    MoodleService moodle = new ScriptedMoodle(sent -> ScriptedMoodle.json("{}")).service();

    assertThat(code(moodle.enrol(List.of(Samples.enrolment(9)))))
        .hasValue(FailureCode.ANSWER_UNEXPECTED);
    assertThat(code(moodle.unenrol(List.of(Samples.unenrolment(9)))))
        .hasValue(FailureCode.ANSWER_UNEXPECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "invaliduserid, ACCOUNT_NOT_FOUND",
    "usernotupdateddeleted, ACCOUNT_DELETED",
    "usernotupdatedguest, ACCOUNT_PROTECTED",
    "usernotupdatedadmin, ACCOUNT_PROTECTED",
    "usernotupdatedremote, ACCOUNT_PROTECTED",
    "useremailduplicate, EMAIL_EXISTS",
    "useremailinvalid, EMAIL_INVALID",
    "dmlwriteexception, VALUE_REFUSED_BY_DATABASE",
    "something, UNKNOWN_MOODLE_ERROR"
  })
  void aWarningOfAnUpdateIsAboutOneAccount(String warning, FailureCode expected) {
    MoodleService moodle =
        new ScriptedMoodle(
                sent ->
                    ScriptedMoodle.json(
                        "{\"warnings\":[{\"itemid\":8,\"warningcode\":\"" + warning + "\"}]}"))
            .service();

    List<Result<UpdateAnswer>> results =
        moodle.update(
            List.of(Samples.update(8, Optional.of(true)), Samples.update(9, Optional.of(true))));

    assertThat(code(results)).hasValue(expected);
    assertThat(results.get(1)).isEqualTo(new Result.Done<>(UpdateAnswer.CONFIRMED));
  }

  @Test
  void ofTwoWarningsAboutOneAccountTheFirstCountsAndItsCodeIsCleaned() {
    MoodleService moodle =
        new ScriptedMoodle(
                sent ->
                    ScriptedMoodle.json(
                        "{\"warnings\":[{\"itemid\":8,\"warningcode\":\"a b<c>\"},"
                            + "{\"itemid\":8,\"warningcode\":\"invaliduserid\"}]}"))
            .service();

    assertThat(facts(moodle.update(List.of(Samples.update(8, Optional.of(true))))))
        .containsEntry("errorcode", "abc");
  }

  @Test
  void anOldMoodleDoesNotConfirmAnUpdate() {
    MoodleService moodle = new ScriptedMoodle(sent -> ScriptedMoodle.json("null")).service();

    assertThat(moodle.update(List.of(Samples.update(8, Optional.of(true)))))
        .containsExactly(new Result.Done<>(UpdateAnswer.UNCONFIRMED));
  }

  @Test
  void foundAccountsAreReadFieldByFieldAndSortedById() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                ScriptedMoodle.json(
                    "[{\"id\":9},{\"id\":4,\"username\":\"u\",\"suspended\":false,\"city\":null,"
                        + "\"customfields\":[{\"shortname\":\"cv\",\"value\":\"1\"}],"
                        + "\"preferences\":[]}]"));

    List<MoodleUser> found = moodle.service().find(LookupField.USERNAME, List.of("b", "a"));

    assertThat(found)
        .containsExactly(
            new MoodleUser(
                4, Map.of("id", "4", "username", "u", "suspended", "false"), Map.of("cv", "1")),
            new MoodleUser(9, Map.of("id", "9"), Map.of()));
    assertThat(moodle.arguments())
        .isEqualTo(Form.of("field", "username", "values[0]", "a", "values[1]", "b"));
  }

  @ParameterizedTest
  @CsvSource({"null, ANSWER_UNEXPECTED", "[{}], ANSWER_UNEXPECTED", "[, MOODLE_ANSWER_CUT"})
  void aLookupThatIsNotAnsweredFindsOutAndNotNobody(String answer, FailureCode expected) {
    MoodleService moodle = new ScriptedMoodle(sent -> ScriptedMoodle.json(answer)).service();

    assertThat(lookupFailure(moodle, "a")).isEqualTo(expected);
  }

  private static FailureCode lookupFailure(MoodleService moodle, String value) {
    return Assertions.catchThrowableOfType(
            FailedException.class, () -> moodle.find(LookupField.IDNUMBER, List.of(value)))
        .failure()
        .code();
  }

  private static <T> Map<String, String> facts(List<Result<T>> results) {
    return results.get(0).failed().orElseThrow().facts();
  }

  private static <T> Optional<FailureCode> code(List<Result<T>> results) {
    return results.get(0).failed().map(Failure::code);
  }
}
