package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.roster.Access.Course.State;
import org.junit.jupiter.api.Test;

/** The brake counts what takes a right away, and names what it is about. */
class WithdrawalsTest {

  @Test
  void anActiveEnrolmentTakesNothingAwayAndAnyOtherDoes() {
    assertThat(Wishes.course(2, State.ACTIVE).isWithdrawal()).isFalse();
    assertThat(Wishes.course(2, State.SUSPENDED).isWithdrawal()).isTrue();
    assertThat(Wishes.course(2, State.REMOVED).isWithdrawal()).isTrue();
  }

  @Test
  void aMembershipTakesNothingAwayAndItsEndDoes() {
    assertThat(cohort(new CohortKey.Id(7), true).isWithdrawal()).isFalse();
    assertThat(cohort(new CohortKey.Id(7), false).isWithdrawal()).isTrue();
  }

  @Test
  void aCodeThatCannotBeReadTakesNothingAway() {
    Access unreadable = new Access.Unreadable("course:x", Failure.of(FailureCode.COURSE_NOT_FOUND));

    assertThat(unreadable.isWithdrawal()).isFalse();
    assertThat(unreadable.target()).isEqualTo("course:x");
  }

  @Test
  void theTargetSaysWhichKindOfKeyItHas() {
    assertThat(Wishes.course(21).target()).isEqualTo("course:21");
    assertThat(cohort(new CohortKey.Id(7), true).target()).isEqualTo("cohort:7");
    assertThat(cohort(new CohortKey.Idnumber("7"), true).target()).isEqualTo("cohort:idnumber=7");
  }

  private static Access cohort(CohortKey key, boolean member) {
    return new Access.Cohort(key, Optional.empty(), member);
  }
}
