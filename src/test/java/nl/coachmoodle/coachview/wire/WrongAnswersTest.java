package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.rest.Answer;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is no list of what was asked for is a failure, never an empty list. */
class WrongAnswersTest extends CoachviewTestBase {
  private static final int ALWAYS = 1_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"value\":[]}",
        "\"\"",
        "0",
        "[1,2]",
        "[[]]",
        "[null]",
        "[{\"id\":null,\"auditTrail\":{\"gewijzigdDatumTijd\":null}}]"
      })
  void jsonOfAnotherShapeIsAFailure(String body) {
    coachview.onNext(ALWAYS, Fault.answer(200, "application/json; charset=utf-8", body));

    assertThat(failureOf(() -> live().persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_ANSWER_UNEXPECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "200, text/html, <html>Onderhoud</html>, SETUP",
    "200, application/json, '', BUG",
    "200, application/json, '[{\"id\":', RETRY",
    "302, text/html, '', SETUP",
    "500, text/html, oops, RETRY",
    "502, text/html, '', RETRY",
    "503, text/html, '', RETRY",
    "404, application/json, '', SETUP",
    "418, text/plain, teapot, BUG"
  })
  void everythingElseIsAFailureToo(int status, String type, String body, String failureClass) {
    coachview.onNext(ALWAYS, Fault.answer(status, type, body));

    assertThat(failureOf(() -> live().persons(List.of("a"))).failureClass())
        .hasToString(failureClass);
    assertThat(
            failureOf(() -> live().persons(Window.everything(), Optional.empty())).failureClass())
        .hasToString(failureClass);
  }

  @Test
  void passingFaultsAreRepeated() {
    String id = coachview.data().addPerson("p1", "A", null, "B", null);
    coachview.onNext(1, Fault.answer(503, "text/html", "<html>Even geduld</html>"));
    coachview.onNext(1, Fault.truncateAnswer());

    assertThat(live().persons(List.of(id))).hasSize(1);
    assertThat(coachview.requestCount(Entity.PERSONEN)).isEqualTo(3);
  }

  @Test
  void a500InTheMiddleOfAListIsNoHighSkipWhenItsBeginningAnswersTheSame() {
    people(250);
    CoachviewService reader = live();
    Page<CoachviewPerson> first = reader.persons(Window.everything(), Optional.empty());
    coachview.onNext(ALWAYS, Fault.answer(500, "text/html", "oops"));

    assertThat(failureOf(() -> reader.persons(Window.everything(), first.next())).code())
        .isEqualTo(FailureCode.COACHVIEW_UNAVAILABLE);
  }

  @Test
  void aSingle500InTheMiddleOfAListDoesNotEndTheReading() {
    people(250);
    CoachviewService reader = live();
    Page<CoachviewPerson> first = reader.persons(Window.everything(), Optional.empty());
    coachview.onNext(1, Fault.answer(500, "text/html", "oops"));

    assertThat(reader.persons(Window.everything(), first.next()).rows()).isNotEmpty();
  }

  @Test
  void coachviewIsNotAskedForEver() {
    coachview.onNext(ALWAYS, Fault.dropBeforeExecuting());

    assertThat(failureOf(() -> live().persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_UNREACHABLE);
    assertThat(coachview.requestCount(Entity.PERSONEN)).isLessThanOrEqualTo(6);
  }

  @Test
  void afterSomeFaultsInARowItIsLeftAlone() {
    coachview.onNext(ALWAYS, Fault.answer(503, "text/html", ""));
    CoachviewSite site = PlainCoachview.site(coachview, "coachview.retry.breaker-failures", "3");

    failureOf(() -> site.open(Purpose.LIVE).persons(List.of("a")));
    int asked = coachview.requestCount(Entity.PERSONEN);
    assertThat(failureOf(() -> site.open(Purpose.LIVE).persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_UNAVAILABLE);
    assertThat(coachview.requestCount(Entity.PERSONEN)).isEqualTo(asked).isEqualTo(3);
  }

  @Test
  void anAnswerThatDoesNotComeIsATimeOut() {
    CountDownLatch never = new CountDownLatch(1);
    coachview.onNext(ALWAYS, Fault.holdAnswer(never));
    CoachviewSite site =
        PlainCoachview.site(
            coachview, InstantSource.system(), Duration.ofMillis(50), "coachview.retry.max", "0");

    assertThat(failureOf(() -> site.open(Purpose.LIVE).persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_TIMEOUT);
    never.countDown();
  }

  @Test
  void theTimeOfAnOperationEnds() {
    var reader = PlainCoachview.site(coachview, "coachview.retry.budget", "60s").open(Purpose.LIVE);
    coachview.clock().advance(Duration.ofSeconds(60));

    assertThat(failureOf(() -> reader.persons(List.of("a"))).code())
        .isEqualTo(FailureCode.TIME_BUDGET_SPENT);
    assertThat(coachview.requests()).isEmpty();
  }

  @Test
  void rowsThatNobodyAskedForAreAFailure() {
    coachview.settings().ignoresUnknownConditions = true;
    coachview.settings().rename("persoonId", "deelnemerId");
    String run = coachview.data().addRun("R1", "Definitief");
    coachview.data().enrol(people(1).get(0), run);

    assertThat(failureOf(() -> live().enrolmentsOf(List.of("x"))))
        .satisfies(
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.COACHVIEW_NAME_UNKNOWN);
              assertThat(failure.facts())
                  .containsEntry("name", "coachview.names.enrolment-person=persoonId");
              assertThat(failure.facts().get("names")).contains("deelnemerId");
            });
    coachview.onNext(1, answersEverything());
    assertThat(failureOf(() -> live().runs(List.of("x"))).code())
        .isEqualTo(FailureCode.COACHVIEW_ANSWER_UNEXPECTED);
  }

  private static Fault answersEverything() {
    return Fault.answer(
        200,
        "application/json",
        "[{\"id\":\"y\",\"auditTrail\":{\"gewijzigdDatumTijd\":\"2026-11-24T12:00:00.000\"}}]");
  }

  @Test
  void rowsInAnotherOrderAreAFailure() {
    coachview.onNext(
        1,
        Fault.answer(
            200,
            "application/json",
            "[{\"id\":\"y\",\"auditTrail\":{\"gewijzigdDatumTijd\":\"2026-11-24T12:00:00\"}},"
                + "{\"id\":\"z\",\"auditTrail\":{\"gewijzigdDatumTijd\":\"2026-11-23T12:00:00\"}}]"));

    assertThat(failureOf(() -> live().persons(Window.everything(), Optional.empty())).facts())
        .containsEntry("expected", "rows in the order of auditTrail.gewijzigdDatumTijd");
  }

  @Test
  void theExamplesThatComeWithoutTheRightScopeAreAFailure() {
    String row =
        "{\"id\":\"3fa85f64\",\"auditTrail\":{\"gewijzigdDatumTijd\":\"2026-11-24T12:00:00\"}}";
    coachview.onNext(1, Fault.answer(200, "application/json", "[" + row + "," + row + "]"));

    assertThat(failureOf(() -> live().persons(Window.everything(), Optional.empty())).code())
        .isEqualTo(FailureCode.COACHVIEW_ANSWER_UNEXPECTED);
  }

  @Test
  void aListThatEndsBeforeItsCountIsAFailure() {
    coachview.onNext(
        ALWAYS,
        call -> call.send(new Answer(200, "application/json", "[]", Map.of("RowCount", "17"))));

    assertThat(failureOf(() -> live().persons(Window.everything(), Optional.empty())).code())
        .isEqualTo(FailureCode.COACHVIEW_ANSWER_UNEXPECTED);
    assertThat(failureOf(() -> live().persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_ANSWER_UNEXPECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "persoonId, enrolment-person, OPLEIDINGSVRAGEN",
    "opleidingsvraagStatusId, enrolment-status, OPLEIDINGSVRAGEN",
    "opleidingId, enrolment-run, OPLEIDINGSVRAGEN",
    "heeftVrijstelling, part-exempt, OPLEIDINGSVRAAGONDERDELEN",
    "opleidingsonderdeelId, part-component, OPLEIDINGSVRAAGONDERDELEN",
    "elearningCode, component-code, OPLEIDINGSONDERDELEN"
  })
  void aWrongNameIsToldWithTheNamesThatCame(String guess, String setting, Entity entity) {
    coachview.settings().rename(guess, "heelAnders");
    String run = coachview.data().addRun("R1", "Definitief");
    coachview.data().addElearning(run, "geheim-21");
    coachview.data().enrol(people(1).get(0), run);

    var failure =
        failureOf(
            () -> {
              switch (entity) {
                case OPLEIDINGSVRAGEN -> live().enrolments(Window.everything(), Optional.empty());
                case OPLEIDINGSONDERDELEN ->
                    live().components(Window.everything(), Optional.empty());
                default -> live().parts(Window.everything(), Optional.empty());
              }
            });

    assertThat(failure.code()).isEqualTo(FailureCode.COACHVIEW_NAME_UNKNOWN);
    assertThat(failure.facts()).containsEntry("name", "coachview.names." + setting + "=" + guess);
    assertThat(failure.facts().get("names")).contains("heelAnders").doesNotContain("geheim");
  }

  @Test
  void aWrongNameInAConditionIsToldAsWell() {
    coachview.settings().rename("persoonId", "deelnemerId");
    String run = coachview.data().addRun("R1", "Definitief");
    String person = people(1).get(0);
    coachview.data().enrol(person, run);

    var failure = failureOf(() -> live().enrolmentsOf(List.of(person)));

    assertThat(failure.facts()).containsEntry("name", "coachview.names.enrolment-person=persoonId");
    assertThat(failure.facts().get("names")).contains("deelnemerId");
    assertThat(
            live("coachview.names.enrolment-person", "deelnemerId").enrolmentsOf(List.of(person)))
        .hasSize(1);
  }

  @Test
  void aWrongNameOfAnEntityIsTold() {
    coachview.settings().rename("Opleidingsvraagonderdelen", "Deelnames");

    assertThat(failureOf(() -> live().partsOf(List.of("a"))).facts())
        .containsEntry("name", "coachview.names.entity-parts=Opleidingsvraagonderdelen");
    assertThat(live("coachview.names.entity-parts", "Deelnames").partsOf(List.of("a"))).isEmpty();
  }

  @Test
  void aPropertyThatCoachviewDoesNotHaveCanBeLeftOut() {
    coachview.settings().rename("heeftVrijstelling", "ietsAnders");
    String run = coachview.data().addRun("R1", "Definitief");
    coachview.data().addElearning(run, "21");
    String enrolment = coachview.data().enrol(people(1).get(0), run);

    assertThat(live("coachview.names.part-exempt", "-").partsOf(List.of(enrolment))).hasSize(1);
  }
}
