package nl.coachmoodle.function;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.CoachviewInMemory;
import nl.coachmoodle.reconcile.Departures;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that are told an id of Coachview do what Coachview says. */
class ByIdTest {
  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(person("p1"))
          .put(run("r1", "Definitief"))
          .put(elearning("c2", "r1", "2"))
          .put(elearning("c3", "r1", "cohort:1"))
          .put(enrolment("e1", "p1", "r1", "Ingepland"))
          .put(part("e1", "c2"))
          .put(part("e1", "c3"));

  private ByIdBench bench = new ByIdBench(purpose -> coachview);

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "enrolParticipant,personId,p1",
    "enrolParticipant,PERSOONID,P1",
    "enrolParticipant,enrolmentId,e1",
    "withdrawParticipant,opleidingsvraagId,e1",
    "withdrawParticipant,PersoonId,p1"
  })
  void whateverTheEventWasCalledTheParticipantIsEnrolled(String function, String name, String id) {
    Report.Participant told = bench.one(function, name, id);

    assertThat(told.externalId()).contains("CV-p1");
    assertThat(told.coachviewId()).contains(id);
    assertThat(told.account()).contains("created");
    assertThat(told.access())
        .extracting(Report.Right::target)
        .containsExactlyInAnyOrder("course:2", "cohort:1");
    assertThat(bench.state().get("CV-p1")).contains("course 2").contains("cohort 1");
  }

  @Test
  void whateverTheEventWasCalledTheParticipantIsWithdrawn() {
    bench.one("enrolParticipant", "enrolmentId", "e1");
    coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));

    Report.Participant told = bench.one("enrolParticipant", "enrolmentId", "e1");

    assertThat(told.account()).contains("unchanged");
    assertThat(bench.state().get("CV-p1"))
        .contains("course 2 suspended")
        .doesNotContain("cohort 1");
  }

  @Test
  void whoNeverHadAccessGetsNoAccountForAWithdrawal() {
    coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));

    assertThat(bench.one("enrolParticipant", "personId", "p1").account()).contains("absent");
    assertThat(bench.state()).isEmpty();
  }

  @Test
  void aProfileFollowsCoachviewAndNobodyIsMadeForIt() {
    assertThat(bench.one("syncProfile", "personId", "p1").account()).contains("absent");
    bench.one("enrolParticipant", "personId", "p1");
    coachview.put(called(person("p1"), "Bakker"));

    assertThat(bench.one("syncProfile", "enrolmentId", "e1").account()).contains("updated");
    assertThat(bench.account("CV-p1").orElseThrow().text(UserColumn.LASTNAME))
        .isEqualTo("de Bakker");
  }

  @Test
  void whoIsAnonymisedKeepsTheProfileAndTheAccount() {
    bench.one("enrolParticipant", "personId", "p1");
    Map<String, String> before = bench.state();
    coachview.put(called(person("p1", Optional.of("CV-p1"), true), "Xq3f9"));

    for (String function : List.of("syncProfile", "enrolParticipant", "withdrawParticipant")) {
      Report.Participant told = bench.one(function, "personId", "p1");
      assertThat(told.notices()).contains("person-departed p1");
      assertThat(told.failure()).isEmpty();
    }

    assertThat(bench.state()).isEqualTo(before);
  }

  @Test
  void whoIsAnonymisedIsSuspendedWhereThatIsConfigured() {
    bench.close();
    bench = new ByIdBench(purpose -> coachview, Departures.SUSPEND);
    bench.one("enrolParticipant", "personId", "p1");
    coachview.put(called(person("p1", Optional.of("CV-p1"), true), "Xq3f9"));

    bench.one("syncProfile", "personId", "p1");

    assertThat(bench.account("CV-p1").orElseThrow().suspended()).isTrue();
    assertThat(bench.account("CV-p1").orElseThrow().text(UserColumn.LASTNAME))
        .isEqualTo("de Vries");
  }

  @Test
  void whoIsAnonymisedWithoutAnExternalIdIsToldAndNotGuessed() {
    coachview.put(called(person("p1", Optional.empty(), true), "Xq3f9"));

    Report.Participant told = bench.one("syncProfile", "personId", "p1");

    assertThat(told.failure().orElseThrow().code()).isEqualTo(code(FailureCode.PERSON_ANONYMISED));
    assertThat(told.externalId()).isEmpty();
    assertThat(told.coachviewId()).contains("p1");
    assertThat(bench.moodle().calls()).isEmpty();
  }

  @Test
  void anAccountIsSuspendedAsLongAsThePersonHasDeparted() {
    bench.one("enrolParticipant", "personId", "p1");
    coachview.put(person("p1", Optional.of("CV-p1"), true));
    bench.one("suspendParticipant", "personId", "p1");
    assertThat(bench.account("CV-p1").orElseThrow().suspended()).isTrue();

    coachview.put(person("p1"));
    bench.one("suspendParticipant", "personId", "p1");
    assertThat(bench.account("CV-p1").orElseThrow().suspended()).isFalse();

    bench.call("suspendParticipant", Map.of("personId", "p1", "suspended", true));
    assertThat(bench.account("CV-p1").orElseThrow().suspended()).isTrue();
  }

  @Test
  void oneOfAListFailsAlone() {
    coachview.put(person("p2", Optional.empty(), false));

    Report report =
        bench.call(
            "enrolParticipant",
            Map.of(
                "participants",
                List.of(
                    Map.of("personId", "p9"),
                    Map.of("enrolmentId", "e9"),
                    Map.of("personId", "p2"),
                    Map.of(
                        "externalId",
                        "x1",
                        "lastName",
                        "Smit",
                        "email",
                        "x@example.nl",
                        "code",
                        "3"),
                    Map.of("enrolmentId", "e1"))));

    assertThat(report.participants())
        .extracting(one -> one.failure().map(Report.Problem::code).orElse("done"))
        .containsExactly(
            code(FailureCode.PERSON_NOT_IN_COACHVIEW),
            code(FailureCode.ENROLMENT_NOT_IN_COACHVIEW),
            code(FailureCode.EXTERNAL_ID_MISSING),
            "done",
            "done");
    assertThat(bench.state()).containsOnlyKeys("CV-p1", "x1");
  }

  @Test
  void aPlanReadsCoachviewAndChangesNothing() {
    Report report = bench.call("enrolParticipant", Map.of("personId", "p1", "mode", "plan"));

    assertThat(report.participants().get(0).account()).contains("created");
    assertThat(report.participants().get(0).access()).hasSize(2);
    assertThat(bench.state()).isEmpty();
  }

  @Test
  void coachviewIsNotAskedForWhoTheRequestDescribes() {
    bench.call("syncProfile", Map.of("externalId", "CV-p1", "lastName", "Smit"));

    assertThat(coachview.calls()).isZero();
  }

  @Test
  void nothingIsDoneWhenCoachviewCannotBeRead() {
    bench.close();
    bench =
        new ByIdBench(
            purpose -> {
              throw new FailedException(FailureCode.COACHVIEW_NOT_CONFIGURED);
            });

    assertThat(bench.one("withdrawParticipant", "personId", "p1").failure().orElseThrow().code())
        .isEqualTo(code(FailureCode.COACHVIEW_NOT_CONFIGURED));
    assertThat(bench.moodle().calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"p1;externId=x", "p1,p2", "../1", "", " ", "{p1}", "p1\n"})
  void anIdIsNoPlaceForAnythingElse(String id) {
    if (!id.strip().equals("p1")) {
      assertThat(refusal(Map.of("personId", id))).contains(":personId");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"externalId", "code", "codes", "Elearningcode", "withdrawal", "start"})
  void whatCoachviewSaysIsNotSaidInTheRequestAsWell(String name) {
    assertThat(refusal(Map.of("personId", "p1", name, "7"))).contains("not-with-an-id:" + name);
  }

  @Test
  void cohortFunctionsHaveNoUseForIds() {
    assertThat(refusal("addToCohort", Map.of("personId", "p1", "cohort", "7")))
        .contains("required:externalId");
  }

  private String refusal(Map<String, Object> request) {
    return refusal("enrolParticipant", request);
  }

  private String refusal(String function, Map<String, Object> request) {
    try {
      bench.call(function, request);
      return "";
    } catch (OperationFailedException refused) {
      assertThat(bench.moodle().calls()).isEmpty();
      return refused.decisive().facts().getOrDefault("violations", "");
    }
  }

  private static String code(FailureCode code) {
    return code.code();
  }
}
