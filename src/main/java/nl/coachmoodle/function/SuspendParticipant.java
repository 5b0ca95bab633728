package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.Map;

/**
 * Suspends an account, or makes it active again. Needs Moodle 3.2 or later.
 *
 * <p>Request: {@code externalId} and {@code suspended}, which is {@code true} when left out. Or
 * {@code personId} or {@code enrolmentId}, ids of Coachview: then an account is suspended as long
 * as its person is inactive or anonymised there, unless the request has {@code suspended}.
 */
public class SuspendParticipant {
  private final Operations operations;
  private final Wishes wishes;

  public SuspendParticipant(Operations operations, Wishes wishes) {
    this.operations = operations;
    this.wishes = wishes;
  }

  /** Runs the operation for one participant or for a list of them. */
  @Funq
  public Report suspendParticipant(Map<String, Object> request) {
    return operations.run("suspendParticipant", request, wishes::suspend, Aim.SUSPENSION);
  }
}
