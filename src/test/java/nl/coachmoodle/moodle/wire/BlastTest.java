package nl.coachmoodle.moodle.wire;

import static nl.coachmoodle.failure.FailureCode.*;
import static nl.coachmoodle.moodle.wire.WsFunction.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a refusal hits decides whether the others are tried without the refused one. */
class BlastTest {

  @ParameterizedTest
  @EnumSource
  void aCapabilityIsMissingEverywhereForAccountsAndInOnePlaceForAnythingElse(WsFunction function) {
    Set<WsFunction> aboutAccounts = EnumSet.of(CORE_USER_CREATE_USERS, CORE_USER_UPDATE_USERS);

    assertThat(blast(CAPABILITY_MISSING, function))
        .isEqualTo(aboutAccounts.contains(function) ? Blast.WHOLE_SITE : Blast.ONE_SUBJECT);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongValueIsTheCoursesInAnEnrolmentAndOnePersonsAnywhereElse(WsFunction function) {
    Set<WsFunction> enrolments = EnumSet.of(ENROL_MANUAL_ENROL_USERS, ENROL_MANUAL_UNENROL_USERS);

    assertThat(blast(INVALID_VALUE, function))
        .isEqualTo(enrolments.contains(function) ? Blast.ONE_SUBJECT : Blast.ONE_ITEM);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_MANUAL_ENROLMENT", "COURSE_HIDDEN", "COHORT_NOT_FOUND"})
  void whatIsWrongWithACourseOrCohortIsSoForEverybodyInIt(FailureCode code) {
    assertThat(blast(code, ENROL_MANUAL_ENROL_USERS)).isEqualTo(Blast.ONE_SUBJECT);
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE_CONFLICT", "REQUEST_TOO_LARGE", "LANGUAGE_NOT_INSTALLED"})
  void whatASmallerCallMayCureIsTriedInSmallerCalls(FailureCode code) {
    assertThat(blast(code, CORE_USER_UPDATE_USERS)).isEqualTo(Blast.ONE_ITEM);
  }

  @Test
  void howAccountsSignInIsOneSettingForAll() {
    assertThat(blast(AUTHENTICATION_UNKNOWN, CORE_USER_CREATE_USERS)).isEqualTo(Blast.WHOLE_SITE);
    assertThat(blast(PASSWORD_MISSING, CORE_USER_CREATE_USERS)).isEqualTo(Blast.WHOLE_SITE);
  }

  @Test
  void workThatIsDoneIsNotDoneAgain() {
    assertThat(blast(ANSWER_REFUSED_BY_MOODLE, CORE_USER_UPDATE_USERS)).isEqualTo(Blast.WHOLE_CALL);
  }

  @Test
  void ofAnyOtherRefusalTheClassDecides() {
    assertThat(blast(EMAIL_EXISTS, CORE_USER_CREATE_USERS)).isEqualTo(Blast.ONE_ITEM);
    assertThat(blast(CODING_ERROR, CORE_USER_CREATE_USERS)).isEqualTo(Blast.ONE_ITEM);
    assertThat(blast(TOKEN_REFUSED, CORE_USER_CREATE_USERS)).isEqualTo(Blast.WHOLE_SITE);
    assertThat(blast(MOODLE_UNAVAILABLE, CORE_USER_CREATE_USERS)).isEqualTo(Blast.WHOLE_SITE);
  }

  private static Blast blast(FailureCode code, WsFunction function) {
    return Blast.of(Failure.of(code), function);
  }
}
