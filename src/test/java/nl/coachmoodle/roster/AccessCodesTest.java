package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.roster.AccessCodes.Kind;
import nl.coachmoodle.roster.AccessCodes.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an e-learning code of Coachview names. */
class AccessCodesTest {
  private static final long STUDENT = 5;

  private final AccessCodes codes =
      new AccessCodes(
          Kind.COURSE,
          Map.of(
              "VCA-B", List.of("course:21", "cohort:7"), "BHV", List.of("cohort:idnumber=b h v")),
          Map.of("X", 9L),
          STUDENT);

  @ParameterizedTest
  @CsvSource({"21, course:21", "' 21 ', course:21", "course:21, course:21", "Course:21, course:21"})
  void aNumberNamesACourse(String code, String target) {
    assertThat(granted(code)).extracting(Access::target).containsExactly(target);
  }

  @Test
  void aBareNumberCanNameACohort() {
    AccessCodes cohorts = new AccessCodes(Kind.COHORT, Map.of(), Map.of(), STUDENT);

    assertThat(cohorts.grant("7", Terms.none()))
        .containsExactly(new Access.Cohort(new CohortKey.Id(7), Optional.of(7L), true));
  }

  @Test
  void aCohortNamedByItsIdnumberCarriesTheConfiguredNumber() {
    assertThat(granted("cohort:idnumber=X"))
        .containsExactly(new Access.Cohort(new CohortKey.Idnumber("X"), Optional.of(9L), true));
    assertThat(granted("cohort:idnumber=Y"))
        .containsExactly(new Access.Cohort(new CohortKey.Idnumber("Y"), Optional.empty(), true));
  }

  @Test
  void anAliasNamesSeveral() {
    assertThat(granted("VCA-B"))
        .extracting(Access::target)
        .containsExactly("course:21", "cohort:7");
  }

  @Test
  void aWithdrawalTakesAwayAllOfThem() {
    assertThat(codes.withdraw("VCA-B", Terms.none(), Access.Course.State.SUSPENDED))
        .allMatch(Access::isWithdrawal)
        .hasSize(2);
  }

  @Test
  void whatIsKnownOfTheEnrolmentIsKept() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    Terms terms = new Terms(Optional.of(4L), Optional.of(start), Optional.empty());

    assertThat(codes.grant("21", terms))
        .containsExactly(
            new Access.Course(
                21, 4, Optional.of(start), Optional.empty(), Access.Course.State.ACTIVE));
    assertThat(granted("21"))
        .first()
        .isInstanceOfSatisfying(
            Access.Course.class, course -> assertThat(course.roleId()).isEqualTo(STUDENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "VCA",
        "course:",
        "course:x",
        "cohort:",
        "course:idnumber=X",
        "-1",
        "2.1",
        "course:21,cohort:7",
        "99999999999999999999",
        "vca-b"
      })
  void whatNamesNothingIsAFailureOfItsOwn(String code) {
    assertThat(granted(code))
        .singleElement()
        .isInstanceOfSatisfying(
            Access.Unreadable.class,
            unreadable ->
                assertThat(AccessChanges.refusal(unreadable))
                    .hasValue(Failure.of(FailureCode.ELEARNING_CODE_UNKNOWN).with("code", code)));
  }

  @Test
  void anAliasThatNamesNothingIsRefusedAtOnce() {
    assertThatThrownBy(
            () -> new AccessCodes(Kind.COURSE, Map.of("A", List.of("corse:21")), Map.of(), STUDENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("corse:21");
  }

  @Test
  void cohortsThatCannotBeLeftAreNamed() {
    assertThat(codes.cohortsWithoutId()).containsExactly("b h v");
  }

  private List<Access> granted(String code) {
    return codes.grant(code, Terms.none());
  }
}
