package nl.coachmoodle.function;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@link MergeParticipants}, as JSON.
 *
 * @param operation {@code mergeParticipants}
 * @param mode {@code plan} or {@code apply}
 * @param calls requests to Moodle, repetitions included
 * @param withdrawals rights to be taken from old accounts
 * @param brake why none of them was taken
 * @param merges one per merge of the request, in its order
 */
@RegisterForReflection
public record MergeReport(
    String operation,
    String mode,
    int calls,
    long withdrawals,
    Optional<Report.Problem> brake,
    List<Merged> merges) {

  public MergeReport {
    merges = List.copyOf(merges);
  }

  /**
   * One merge.
   *
   * @param oldExternalId whose access is withdrawn
   * @param personId Coachview's id of the person who stays
   * @param stays what that person has now
   * @param old what became of the old account's access
   * @param failure why nothing was done
   */
  public record Merged(
      String oldExternalId,
      String personId,
      Optional<Report.Participant> stays,
      Optional<Report.Participant> old,
      Optional<Report.Problem> failure) {}
}
