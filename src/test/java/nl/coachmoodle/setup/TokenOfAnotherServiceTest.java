package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.coachmoodle.moodle.wire.WsFunction;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A token belongs to one service, and the one for the mobile app is easily taken for ours. */
class TokenOfAnotherServiceTest {
  private static final Need TOKEN = Need.of(Kind.TOKEN_SERVICE);

  private final SetupBench bench = SetupBench.of(MoodleRelease.V5_1);

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aServiceWithoutMostFunctionsIsProbablyAnotherOne() {
    takeOut(
        WsFunction.CORE_USER_CREATE_USERS,
        WsFunction.CORE_USER_UPDATE_USERS,
        WsFunction.CORE_COHORT_ADD_COHORT_MEMBERS,
        WsFunction.CORE_COHORT_DELETE_COHORT_MEMBERS,
        WsFunction.ENROL_MANUAL_ENROL_USERS,
        WsFunction.ENROL_MANUAL_UNENROL_USERS);

    assertThat(findings()).hasSize(7);
    assertThat(findings().get(0).needs()).containsExactly(TOKEN, Need.of(Kind.SERVICE_FUNCTIONS));
  }

  @Test
  void aFunctionThatWasForgottenIsOnlyThat() {
    takeOut(
        WsFunction.CORE_USER_CREATE_USERS,
        WsFunction.CORE_USER_UPDATE_USERS,
        WsFunction.CORE_COHORT_ADD_COHORT_MEMBERS);

    assertThat(findings()).hasSize(3).allSatisfy(found -> assertThat(found.needs()).hasSize(1));
  }

  @Test
  void aFunctionThatGivesNoAnswerIsNotTakenForAMissingOne() {
    takeOut(
        WsFunction.CORE_USER_CREATE_USERS,
        WsFunction.CORE_USER_UPDATE_USERS,
        WsFunction.CORE_COHORT_ADD_COHORT_MEMBERS);
    bench
        .moodle()
        .onNext(
            100,
            WsFunction.CORE_COHORT_DELETE_COHORT_MEMBERS.wsName(),
            Fault.answer(503, "text/html", "busy"));

    assertThat(findings())
        .hasSize(4)
        .allSatisfy(found -> assertThat(found.needs()).doesNotContain(TOKEN));
  }

  private void takeOut(WsFunction... functions) {
    for (WsFunction function : functions) {
      bench.moodle().settings().removedFunctions().add(function.wsName());
    }
  }

  private List<Finding> findings() {
    return bench.examine().findings().stream()
        .filter(finding -> finding.check() == CheckName.FUNCTIONS)
        .toList();
  }
}
