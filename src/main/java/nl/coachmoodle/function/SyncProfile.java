package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.Map;

/**
 * Brings names, e-mail address and mapped fields to what Coachview has, by the policy of each
 * field. Never creates an account.
 *
 * <p>Request: as for an enrolment, without codes; what is left out is left alone. Or {@code
 * personId} or {@code enrolmentId} alone, ids of Coachview: then the profile is read there.
 */
public class SyncProfile {
  private final Operations operations;
  private final Wishes wishes;

  public SyncProfile(Operations operations, Wishes wishes) {
    this.operations = operations;
    this.wishes = wishes;
  }

  /** Runs the operation for one participant or for a list of them. */
  @Funq
  public Report syncProfile(Map<String, Object> request) {
    return operations.run("syncProfile", request, wishes::syncProfile, Aim.PROFILE);
  }
}
