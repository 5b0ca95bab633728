package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.coachmoodle.moodle.MoodleReading;
import nl.coachmoodle.moodle.Roll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run reads besides must cost it little when Moodle is away, and no more than its time. */
class SiteReadingTest {
  private static final int PAGE = 1_000;
  private static final long STUDENT = 5;
  private static final Duration TIME = Duration.ofMinutes(3);

  @Test
  void afterAConnectionThatBrokeNothingMoreIsAsked() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> {
              throw new TransportException(TransportException.Kind.TIMED_OUT, new IOException());
            });
    MoodleReading reading = moodle.reading(TIME);

    assertThat(reading.enrolled(2, STUDENT)).isEmpty();
    assertThat(reading.enrolled(3, STUDENT)).isEmpty();
    assertThat(reading.members(1)).isEmpty();
    assertThat(moodle.sent()).hasSize(1);
    assertThat(reading.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aProxyThatSaysThatMoodleIsAwayIsAskedOnce(int status) {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> ScriptedMoodle.page(status, "busy"));
    MoodleReading reading = moodle.reading(TIME);

    reading.members(1);
    reading.enrolled(2, STUDENT);

    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void whatWasReadBeforeAFailureStays() {
    ScriptedMoodle moodle = where("courseid", "2", people(1, 2), ScriptedMoodle.page(503, "busy"));
    MoodleReading reading = moodle.reading(TIME);

    Optional<Roll> first = reading.enrolled(2, STUDENT);

    assertThat(first.orElseThrow().people()).hasSize(2);
    assertThat(reading.enrolled(3, STUDENT)).isEmpty();
  }

  @Test
  void aCourseThatIsReadToAThirdIsNotRead() {
    ScriptedMoodle moodle =
        where("options[1][value]", "0", people(1, PAGE), ScriptedMoodle.page(503, "busy"));

    assertThat(moodle.reading(TIME).enrolled(2, STUDENT)).isEmpty();
    assertThat(moodle.sent()).hasSize(2);
  }

  @Test
  void whenTheTimeIsOverNothingMoreIsAsked() {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> people(1, 2));
    MoodleReading reading = moodle.reading(TIME);
    assertThat(reading.enrolled(2, STUDENT)).isPresent();

    moodle.pass(TIME);

    assertThat(reading.enrolled(3, STUDENT)).isEmpty();
    assertThat(reading.members(1)).isEmpty();
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void betweenTwoPagesTheTimeIsLookedAtToo() {
    ScriptedMoodle[] moodle = new ScriptedMoodle[1];
    moodle[0] =
        new ScriptedMoodle(
            sent -> {
              moodle[0].pass(TIME);
              return people(1, 1_000);
            });

    assertThat(moodle[0].reading(TIME).enrolled(2, STUDENT)).isEmpty();
    assertThat(moodle[0].sent()).hasSize(1);
  }

  @Test
  void whenSuspendedEnrolmentsCannotBeLeftOutEverybodyIsRead() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                sent.value("options[4][name]").isPresent()
                    ? ScriptedMoodle.error("nopermissions")
                    : people(1, 2));

    Roll roll = moodle.reading(TIME).enrolled(2, STUDENT).orElseThrow();

    assertThat(roll.isActiveOnly()).isFalse();
    assertThat(roll.people()).hasSize(2);
  }

  @Test
  void aRefusedCourseDoesNotKeepOthersFromBeingRead() {
    ScriptedMoodle moodle =
        where("courseid", "2", ScriptedMoodle.error("nopermissions"), people(1, 2));
    MoodleReading reading = moodle.reading(TIME);

    assertThat(reading.enrolled(2, STUDENT)).isEmpty();
    assertThat(reading.enrolled(3, STUDENT)).isPresent();
  }

  @Test
  void allPagesAreOneList() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> {
              int from = Integer.parseInt(sent.value("options[1][value]").orElseThrow());
              return people(from + 1, Math.min(from + PAGE, 2 * PAGE + 7));
            });

    assertThat(moodle.reading(TIME).enrolled(2, STUDENT).orElseThrow().people())
        .hasSize(2 * PAGE + 7);
  }

  @Test
  @Timeout(20)
  void aMoodleThatAnswersTheSamePageForEverIsNotBelieved() {
    MoodleReading reading = new ScriptedMoodle(sent -> people(1, PAGE)).reading(TIME);

    assertThat(reading.enrolled(2, STUDENT)).isEmpty();
    assertThat(reading.calls()).isEqualTo(4);
  }

  @Test
  void whoHasAnotherRoleIsNotInTheCourse() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                ScriptedMoodle.json(
                    "[{\"id\":7,\"idnumber\":\"\",\"roles\":[{\"roleid\":3},{\"roleid\":5}]},"
                        + "{\"id\":8,\"roles\":[{\"roleid\":3}]},"
                        + "{\"id\":9,\"idnumber\":\"CV-9\",\"roles\":[{\"roleid\":5}]},"
                        + "{\"id\":10,\"roles\":[]},"
                        + "{\"id\":\"11\"}]"));

    Roll roll = moodle.reading(TIME).enrolled(2, STUDENT).orElseThrow();

    assertThat(roll.people()).isEqualTo(Map.of(7L, Optional.empty(), 9L, Optional.of("CV-9")));
    assertThat(roll.isActiveOnly()).isTrue();
    assertThat(roll.has(7)).isTrue();
    assertThat(roll.has(8)).isFalse();
  }

  @Test
  void aCourseIsAskedForInPagesOfActivePeople() {
    ScriptedMoodle moodle = new ScriptedMoodle(sent -> people(1, 2));

    moodle.reading(TIME).enrolled(2, STUDENT);

    assertThat(moodle.sent().get(0).form())
        .isEqualTo(
            Form.of(
                "wstoken", ScriptedMoodle.TOKEN,
                "wsfunction", "core_enrol_get_enrolled_users",
                "moodlewsrestformat", "json",
                "courseid", "2",
                "options[0][name]", "userfields",
                "options[0][value]", "id,idnumber,roles",
                "options[1][name]", "limitfrom",
                "options[1][value]", "0",
                "options[2][name]", "limitnumber",
                "options[2][value]", "1000",
                "options[3][name]", "sortby",
                "options[3][value]", "id",
                "options[4][name]", "onlyactive",
                "options[4][value]", "1"));
  }

  @Test
  void theMembersOfACohortAreThoseOfTheCohortThatWasAskedFor() {
    ScriptedMoodle moodle =
        new ScriptedMoodle(sent -> ScriptedMoodle.json("[{\"cohortid\":7,\"userids\":[3,4]}]"));

    Roll roll = moodle.reading(TIME).members(7).orElseThrow();

    assertThat(roll.people()).isEqualTo(Map.of(3L, Optional.empty(), 4L, Optional.empty()));
    assertThat(roll.isActiveOnly()).isTrue();
    assertThat(moodle.sent().get(0).function()).isEqualTo("core_cohort_get_cohort_members");
    assertThat(moodle.sent().get(0).value("cohortids[0]")).hasValue("7");
    assertThat(moodle.reading(TIME).members(8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "{}", "[]", "[{\"cohortid\":7}]", "[{\"cohortid\":7,\"userids\":3}]"})
  void anAnswerOfAnotherShapeTellsNothing(String answer) {
    MoodleReading reading = new ScriptedMoodle(sent -> ScriptedMoodle.json(answer)).reading(TIME);

    assertThat(reading.members(7)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"text\""})
  void aCourseWhoseAnswerIsNoListIsNotRead(String answer) {
    MoodleReading reading = new ScriptedMoodle(sent -> ScriptedMoodle.json(answer)).reading(TIME);

    assertThat(reading.enrolled(2, STUDENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Access to the function x() is not allowed", ""})
  void aFunctionThatTheServiceLacksIsAskedOnce(String reason) {
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent ->
                sent.function().contains("cohort")
                    ? ScriptedMoodle.json("[{\"cohortid\":7,\"userids\":[]}]")
                    : ScriptedMoodle.error("accessexception", reason));
    MoodleReading reading = moodle.reading(TIME);

    assertThat(reading.enrolled(2, STUDENT)).isEmpty();
    assertThat(reading.enrolled(3, STUDENT)).isEmpty();

    assertThat(moodle.sent()).hasSize(1);
    assertThat(reading.members(7)).isPresent();
    assertThat(reading.calls()).isEqualTo(2);
  }

  private static ScriptedMoodle where(
      String variable, String value, HttpAnswer answer, HttpAnswer otherwise) {
    return new ScriptedMoodle(
        sent -> sent.value(variable).equals(Optional.of(value)) ? answer : otherwise);
  }

  private static HttpAnswer people(int from, int to) {
    return ScriptedMoodle.json(
        IntStream.rangeClosed(from, to)
            .mapToObj(id -> "{\"id\":" + (100 + id) + ",\"idnumber\":\"CV-" + id + "\"}")
            .collect(Collectors.joining(",", "[", "]")));
  }
}
