package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.UserUpdate;
import org.junit.jupiter.api.Test;

/** What each function is sent, to the last variable. */
class RequestsTest {
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
    assertThat(
            sent(moodle -> moodle.unenrol(List.of(Samples.unenrolment(9), Samples.unenrolment(4)))))
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
                            Samples.update(9, Optional.of(true)),
                            Samples.update(8, Optional.of(false)),
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
                    moodle.create(
                        List.of(
                            Samples.user("a", Samples.PASSWORD),
                            Samples.user("b", new SignIn.Plugin("x"))))))
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
    Form form =
        sent(moodle -> moodle.create(List.of(Samples.user("a", new SignIn.MailedByMoodle()))));

    assertThat(form.variables())
        .contains(new Form.Variable("users[0][createpassword]", "1"))
        .extracting(Form.Variable::name)
        .doesNotContain("users[0][password]", "users[0][auth]");
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

  @Test
  void aValueThatCannotBeSentIsToldAndNotLeftOut() {
    ScriptedMoodle moodle = ScriptedMoodle.willing();

    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(() -> moodle.service().find(LookupField.IDNUMBER, List.of("\ud83d")))
        .satisfies(
            failed -> assertThat(failed.failure().code()).isEqualTo(FailureCode.TEXT_NOT_UTF8));
    assertThat(moodle.sent()).isEmpty();
  }

  @Test
  void callsAreCounted() {
    MoodleService moodle = ScriptedMoodle.willing().service();

    moodle.find(LookupField.ID, List.of("1"));
    moodle.unenrol(List.of(Samples.unenrolment(4)));

    assertThat(moodle.calls()).isEqualTo(2);
  }

  private static Form sent(Consumer<MoodleService> work) {
    ScriptedMoodle moodle = ScriptedMoodle.willing();
    work.accept(moodle.service());
    return moodle.arguments();
  }
}
