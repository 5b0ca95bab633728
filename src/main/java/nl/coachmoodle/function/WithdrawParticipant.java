package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.Map;

/**
 * Takes access away: enrolments are suspended, or ended where that is configured or asked for, and
 * cohort memberships end. The account stays.
 *
 * <p>Request: {@code externalId}, {@code code} or {@code codes}, {@code withdrawal} ({@code
 * suspend} or {@code unenrol}); {@code role}, {@code start} and {@code end} keep what they say on a
 * suspended enrolment. Or {@code personId} or {@code enrolmentId} alone, ids of Coachview: then the
 * account and its access become what Coachview says now, a grant as well. Single withdrawals have
 * no brake.
 */
public class WithdrawParticipant {
  private final Operations operations;
  private final Wishes wishes;

  public WithdrawParticipant(Operations operations, Wishes wishes) {
    this.operations = operations;
    this.wishes = wishes;
  }

  /** Runs the operation for one participant or for a list of them. */
  @Funq
  public Report withdrawParticipant(Map<String, Object> request) {
    return operations.run("withdrawParticipant", request, wishes::withdraw, Aim.ACCESS);
  }
}
