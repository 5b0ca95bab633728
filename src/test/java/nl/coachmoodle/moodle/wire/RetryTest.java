package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.wire.TransportException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which faults are repeated for which functions. */
class RetryTest {
  private static final String MAINTENANCE = "<html>Deze site is in onderhoud</html>";

  /** A fault with a name for the report. */
  record Fault(String name, Function<Sent, HttpAnswer> answer) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Faults after which Moodle may have done the work, or may still be at it. */
  static Stream<Fault> outcomeUnknown() {
    return Stream.of(
        broken(Kind.TIMED_OUT),
        broken(Kind.BROKEN),
        page(500),
        page(502),
        page(504),
        new Fault("empty", sent -> ScriptedMoodle.json("")),
        new Fault("cut", sent -> ScriptedMoodle.json("[{\"id\":")));
  }

  /** Faults that prove that nothing was done. */
  static Stream<Fault> notDone() {
    return Stream.of(
        broken(Kind.NOT_SENT),
        page(429),
        page(503),
        new Fault("maintenance page", sent -> ScriptedMoodle.page(200, MAINTENANCE)),
        error("sitemaintenance"),
        error("upgraderunning"),
        error("dbconnectionfailed"));
  }

  /** What no repetition mends. */
  static Stream<Fault> lasting() {
    return Stream.of(
        error("invalidtoken"),
        error("accessexception"),
        page(403),
        page(404),
        new Fault(
            "redirect",
            sent -> new HttpAnswer(303, Optional.empty(), Optional.of("https://x.nl"), "")),
        broken(Kind.NOT_TRUSTED),
        error("codingerror"),
        error("invaliduser"));
  }

  static Stream<Fault> passing() {
    return Stream.concat(outcomeUnknown(), notDone());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatIsSafeToDoTwiceIsRepeatedUnchanged(Fault fault) {
    ScriptedMoodle moodle = failingOnce(fault);

    assertThat(unenrol(moodle.service()).failed()).isEmpty();
    assertThat(moodle.sent()).hasSize(2);
    assertThat(moodle.sent().get(1)).isEqualTo(moodle.sent().get(0));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aLookupIsRepeated(Fault fault) {
    ScriptedMoodle moodle = failingOnce(fault);

    assertThat(moodle.service().find(LookupField.ID, List.of("1"))).isEmpty();
    assertThat(moodle.sent()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("outcomeUnknown")
  void aCreationThatMayHaveHappenedIsNeverRepeated(Fault fault) {
    ScriptedMoodle moodle = failingOnce(fault);

    Result<Long> result = create(moodle.service());

    assertThat(result.failed())
        .hasValueSatisfying(failure -> assertThat(failure.isRetry()).isTrue());
    assertThat(moodle.sent()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("notDone")
  void aCreationThatCannotHaveHappenedIsRepeated(Fault fault) {
    ScriptedMoodle moodle = failingOnce(fault);

    assertThat(create(moodle.service()).failed()).isEmpty();
    assertThat(moodle.sent()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void whatDoesNotPassIsNotRepeated(Fault fault) {
    ScriptedMoodle moodle = failingOnce(fault);

    assertThat(unenrol(moodle.service()).failed()).isPresent();
    assertThat(moodle.sent()).hasSize(1);
  }

  @Test
  void repetitionsEnd() {
    ScriptedMoodle moodle = new ScriptedMoodle(broken(Kind.TIMED_OUT).answer());

    Result<?> result = unenrol(moodle.service());

    assertThat(result.failed().map(failure -> failure.code())).hasValue(FailureCode.MOODLE_TIMEOUT);
    assertThat(moodle.sent()).hasSize(1 + 3);
  }

  @Test
  void everyRequestIsCounted() {
    ScriptedMoodle moodle = failingOnce(page(502));
    MoodleService service = moodle.service();

    unenrol(service);

    assertThat(service.calls()).isEqualTo(2);
  }

  @Test
  void aWriteConflictIsRepeatedOnceEvenForACreation() {
    ScriptedMoodle once = failingOnce(error("dmlwriteexception"));
    ScriptedMoodle always = new ScriptedMoodle(error("dmlwriteexception").answer());

    assertThat(create(once.service()).failed()).isEmpty();
    assertThat(once.sent()).hasSize(2);
    assertThat(create(always.service()).failed().map(failure -> failure.code()))
        .hasValue(FailureCode.WRITE_CONFLICT);
    assertThat(always.sent()).hasSize(2);
  }

  @Test
  void aSpentBudgetMakesNoCall() {
    ScriptedMoodle moodle = ScriptedMoodle.willing();
    MoodleService service = moodle.service();
    moodle.pass(Duration.ofMinutes(6));

    FailedException failed =
        catchThrowableOfType(
            FailedException.class, () -> service.find(LookupField.ID, List.of("1")));

    assertThat(failed.failure().code()).isEqualTo(FailureCode.TIME_BUDGET_SPENT);
    assertThat(unenrol(service).failed().map(failure -> failure.code()))
        .hasValue(FailureCode.TIME_BUDGET_SPENT);
    assertThat(moodle.sent()).isEmpty();
  }

  @Test
  void theBudgetEndsRepetitions() {
    ScriptedMoodle[] itself = new ScriptedMoodle[1];
    ScriptedMoodle moodle =
        new ScriptedMoodle(
            sent -> {
              itself[0].pass(Duration.ofMinutes(3));
              return page(502).answer().apply(sent);
            });
    itself[0] = moodle;

    Result<?> result = unenrol(moodle.service());

    assertThat(result.failed().map(failure -> failure.code()))
        .hasValue(FailureCode.MOODLE_UNAVAILABLE);
    assertThat(moodle.sent()).hasSize(2);
  }

  private static ScriptedMoodle failingOnce(Fault fault) {
    AtomicInteger calls = new AtomicInteger();
    return new ScriptedMoodle(
        sent ->
            calls.getAndIncrement() == 0 ? fault.answer().apply(sent) : ScriptedMoodle.done(sent));
  }

  private static Result<?> unenrol(MoodleService service) {
    return service.unenrol(List.of(new Unenrolment(2, 5))).get(0);
  }

  private static Result<Long> create(MoodleService service) {
    NewUser user =
        new NewUser(
            "u", "F", "L", "u@example.nl", "CV-1", new SignIn.MailedByMoodle(), Map.of(), Map.of());
    return service.create(List.of(user)).get(0);
  }

  private static Fault broken(Kind kind) {
    return new Fault(
        kind.name(),
        sent -> {
          throw new TransportException(kind, new IOException("x"));
        });
  }

  private static Fault page(int status) {
    return new Fault("status " + status, sent -> ScriptedMoodle.page(status, "<html>busy</html>"));
  }

  private static Fault error(String errorcode) {
    return new Fault(errorcode, sent -> ScriptedMoodle.error(errorcode));
  }
}
