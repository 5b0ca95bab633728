package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.Map;

/**
 * Makes sure that the account exists and is right, and that access to the course or cohort is
 * active. The only function besides reconcile that creates accounts.
 *
 * <p>Request: {@code externalId}, {@code lastName}, {@code firstName}, {@code initials}, {@code
 * infix}, {@code email} or {@code emails} ({@code address}, {@code kind}, {@code preferred}),
 * {@code fields} (Coachview fields and free fields by code), {@code code} or {@code codes}, {@code
 * role}, {@code start}, {@code end}. Or {@code personId} or {@code enrolmentId} alone, ids of
 * Coachview: then the account and its access become what Coachview says now, a withdrawal as well.
 */
public class EnrolParticipant {
  private final Operations operations;
  private final Wishes wishes;

  public EnrolParticipant(Operations operations, Wishes wishes) {
    this.operations = operations;
    this.wishes = wishes;
  }

  /** Runs the operation for one participant or for a list of them. */
  @Funq
  public Report enrolParticipant(Map<String, Object> request) {
    return operations.run("enrolParticipant", request, wishes::enrol, Aim.ACCESS);
  }
}
