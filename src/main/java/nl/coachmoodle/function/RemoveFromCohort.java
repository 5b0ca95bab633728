package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.Map;

/**
 * Ends a participant's membership of a cohort.
 *
 * <p>Request: {@code externalId} and {@code cohort}, which is {@code 7}, or {@code idnumber=X}
 * where its numeric id is configured.
 */
public class RemoveFromCohort {
  private final Operations operations;
  private final Wishes wishes;

  public RemoveFromCohort(Operations operations, Wishes wishes) {
    this.operations = operations;
    this.wishes = wishes;
  }

  /** Runs the operation for one participant or for a list of them. */
  @Funq
  public Report removeFromCohort(Map<String, Object> request) {
    return operations.run("removeFromCohort", request, wishes::removeFromCohort, Aim.NONE);
  }
}
