package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.Map;

/**
 * Makes a participant a member of a cohort.
 *
 * <p>Request: {@code externalId} and {@code cohort}, which is {@code 7} or {@code idnumber=X}.
 */
public class AddToCohort {
  private final Operations operations;
  private final Wishes wishes;

  public AddToCohort(Operations operations, Wishes wishes) {
    this.operations = operations;
    this.wishes = wishes;
  }

  /** Runs the operation for one participant or for a list of them. */
  @Funq
  public Report addToCohort(Map<String, Object> request) {
    return operations.run("addToCohort", request, wishes::addToCohort, Aim.NONE);
  }
}
