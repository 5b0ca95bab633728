package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each function is sent, to the last variable, and how its answer is read. */
class RequestsTest {
  private static final SignIn PASSWORD = new SignIn.UnknownPassword("Aa1-xxxxxxxx");

  @Test
  void anEnrolmentSaysItsWholeState() {
    Instant start = Instant.ofEpochSecond(1_000);
    Instant end = Instant.ofEpochSecond(2_000);

    assertThat(
            sent(
                moodle ->
                    moodle.enrol(
                        List.of(
                            new Enrolment(2, 9, 5, Optional.of(start), Optional.of(end), true),
                            new Enrolment(3, 4, 6, Optional.empty(), Optional.empty(), false)))))
        .isEqualTo(
            Form.of(
                "enrolments[0][roleid]", "6",
                "enrolments[0][userid]", "4",
                "enrolments[0][courseid]", "3",
                "enrolments[0][timestart]", "0",
                "enrolments[0][timeend]", "0",
                "enrolments[0][suspend]", "0",
                "enrolments[1][roleid]", "5",
                "enrolments[1][userid]", "9",
                "enrolments[1][courseid]", "2",
                "enrolments[1][timestart]", "1000",
                "enrolments[1][timeend]", "2000",
                "enrolments[1][suspend]", "1"));
  }

  @Test
  void anUnenrolmentNamesNoRole() {
    assertThat(sent(moodle -> moodle.unenrol(List.of(unenrolment(9), unenrolment(4)))))
        .isEqualTo(
            Form.of(
                "enrolments[0][userid]", "4",
                "enrolments[0][courseid]", "2",
                "enrolments[1][userid]", "9",
                "enrolments[1][courseid]", "2"));
  }

  @Test
  void anUpdateSaysOnlyWhatChanges() {
    assertThat(
            sent(
                moodle ->
                    moodle.update(
                        List.of(
                            update(9, Optional.of(true)),
                            update(8, Optional.of(false)),
                            new UserUpdate(
                                4, Map.of("city", "A"), Map.of("cv", "1"), Optional.empty())))))
        .isEqualTo(
            Form.of(
                "users[0][id]", "4",
                "users[0][city]", "A",
                "users[0][customfields][0][type]", "cv",
                "users[0][customfields][0][value]", "1",
                "users[1][id]", "8",
                "users[1][suspended]", "0",
                "users[2][id]", "9",
                "users[2][suspended]", "1"));
  }

  @Test
  void aNewAccountSaysHowItSignsIn() {
    assertThat(
            sent(
                moodle ->
                    moodle.create(List.of(user("a", PASSWORD), user("b", new SignIn.Plugin("x"))))))
        .isEqualTo(
            Form.of(
                "users[0][username]", "a",
                "users[0][firstname]", "F",
                "users[0][lastname]", "L",
                "users[0][email]", "a@example.nl",
                "users[0][idnumber]", "CV-a",
                "users[0][password]", "Aa1-xxxxxxxx",
                "users[0][city]", "A",
                "users[1][username]", "b",
                "users[1][firstname]", "F",
                "users[1][lastname]", "L",
                "users[1][email]", "b@example.nl",
                "users[1][idnumber]", "CV-b",
                "users[1][auth]", "x",
                "users[1][city]", "A"));
  }

  @Test
  void aPasswordThatMoodleMailsIsAskedForAndNotSent() {
    Form form = sent(moodle -> moodle.create(List.of(user("a", new SignIn.MailedByMoodle()))));

    assertThat(form.variables())
        .contains(new Form.Variable("users[0][createpassword]", "1"))
        .extracting(Form.Variable::name)
        .doesNotContain("users[0][password]", "users[0][auth]");
  }

  @Test
  void everyFailureNamesWhomItIsAbout() {
    MoodleService moodle =
        new ScriptedMoodle(sent -> ScriptedMoodle.error("invalidtoken")).service();

    assertThat(facts(moodle.enrol(List.of(enrolment(9)))))
        .containsEntry("course", "2")
        .containsEntry("account", "9");
    assertThat(facts(moodle.unenrol(List.of(unenrolment(9)))))
        .containsEntry("course", "2")
        .containsEntry("account", "9");
    assertThat(facts(moodle.update(List.of(update(9, Optional.of(true))))))
        .containsEntry("account", "9");
    assertThat(facts(moodle.create(List.of(user("a", PASSWORD))))).isEmpty();
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

    assertThat(code(named.enrol(List.of(enrolment(9))))).hasValue(FailureCode.INVALID_VALUE);
    assertThat(code(unnamed.enrol(List.of(enrolment(9))))).hasValue(FailureCode.COURSE_NOT_FOUND);
  }

  @Test
  void createdAccountsAreToldInTheOrderOfTheList() {
    assertThat(
            ScriptedMoodle.willing()
                .service()
                .create(List.of(user("a", PASSWORD), user("b", PASSWORD))))
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

    List<Result<Long>> results = moodle.create(List.of(user("a", PASSWORD)));

    assertThat(code(results)).hasValue(FailureCode.ANSWER_UNEXPECTED);
    assertThat(facts(results)).containsEntry("function", "core_user_create_users");
  }

  @Test
  void anEnrolmentIsOnlyAnsweredByNothing() {
    MoodleService moodle = new ScriptedMoodle(sent -> ScriptedMoodle.json("{}")).service();

    assertThat(code(moodle.enrol(List.of(enrolment(9))))).hasValue(FailureCode.ANSWER_UNEXPECTED);
    assertThat(code(moodle.unenrol(List.of(unenrolment(9)))))
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
        moodle.update(List.of(update(8, Optional.of(true)), update(9, Optional.of(true))));

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

    assertThat(facts(moodle.update(List.of(update(8, Optional.of(true))))))
        .containsEntry("errorcode", "abc");
  }

  @Test
  void anOldMoodleDoesNotConfirmAnUpdate() {
    MoodleService moodle = new ScriptedMoodle(sent -> ScriptedMoodle.json("null")).service();

    assertThat(moodle.update(List.of(update(8, Optional.of(true)))))
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
    assertThat(arguments(moodle))
        .isEqualTo(Form.of("field", "username", "values[0]", "a", "values[1]", "b"));
  }

  @Test
  void noMoreValuesGoInOneLookupThanTheLimitsSay() {
    ScriptedMoodle byLookups = ScriptedMoodle.willing();
    ScriptedMoodle byVariables = ScriptedMoodle.willing();
    ScriptedMoodle tooSmall = ScriptedMoodle.willing();
    List<String> values = List.of("a", "b", "c", "d");

    byLookups.service(new Limits(2, 9, 9, 9, 9, 99, 1)).find(LookupField.IDNUMBER, values);
    byVariables.service(new Limits(9, 9, 9, 9, 9, 7, 1)).find(LookupField.IDNUMBER, values);
    tooSmall.service(new Limits(9, 9, 9, 9, 9, 1, 1)).find(LookupField.IDNUMBER, values);

    assertThat(byLookups.sizes()).containsExactly(2, 2);
    assertThat(byVariables.sizes()).containsExactly(3, 1);
    assertThat(tooSmall.sizes()).containsExactly(1, 1, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"null, ANSWER_UNEXPECTED", "[{}], ANSWER_UNEXPECTED", "[, MOODLE_ANSWER_CUT"})
  void aLookupThatIsNotAnsweredFindsOutAndNotNobody(String answer, FailureCode expected) {
    MoodleService moodle = new ScriptedMoodle(sent -> ScriptedMoodle.json(answer)).service();

    assertThat(lookupFailure(moodle, "a")).isEqualTo(expected);
  }

  @Test
  void aValueThatCannotBeSentIsToldAndNotLeftOut() {
    ScriptedMoodle moodle = ScriptedMoodle.willing();

    assertThat(lookupFailure(moodle.service(), "\ud83d")).isEqualTo(FailureCode.TEXT_NOT_UTF8);
    assertThat(moodle.sent()).isEmpty();
  }

  @Test
  void callsAreCounted() {
    MoodleService moodle = ScriptedMoodle.willing().service();

    moodle.find(LookupField.ID, List.of("1"));
    moodle.unenrol(List.of(unenrolment(4)));

    assertThat(moodle.calls()).isEqualTo(2);
  }

  private static Form sent(Consumer<MoodleService> work) {
    ScriptedMoodle moodle = ScriptedMoodle.willing();
    work.accept(moodle.service());
    return arguments(moodle);
  }

  private static Form arguments(ScriptedMoodle moodle) {
    List<Form.Variable> all = moodle.sent().get(0).form().variables();
    return new Form(all.subList(3, all.size()));
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

  private static Enrolment enrolment(long userId) {
    return new Enrolment(2, userId, 5, Optional.empty(), Optional.empty(), false);
  }

  private static Unenrolment unenrolment(long userId) {
    return new Unenrolment(2, userId);
  }

  private static UserUpdate update(long id, Optional<Boolean> suspended) {
    return new UserUpdate(id, Map.of(), Map.of(), suspended);
  }

  private static NewUser user(String name, SignIn signIn) {
    return new NewUser(
        name, "F", "L", name + "@example.nl", "CV-" + name, signIn, Map.of("city", "A"), Map.of());
  }
}
