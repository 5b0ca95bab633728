package nl.coachmoodle.roster;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.coachmoodle.failure.Failure;

/**
 * What became of one wish; in {@link Mode#PLAN}, what would become of it.
 *
 * @param externalId who it is about
 * @param userId Moodle's id of the account, when there is one
 * @param account what became of the account; empty when it failed before anything was known
 * @param changes the fields that differ
 * @param accesses one per wanted right, in the order of the wish
 * @param notices what a person should know
 * @param failure why the account is not as wanted
 */
public record ParticipantOutcome(
    ExternalId externalId,
    Optional<Long> userId,
    Optional<Account> account,
    List<FieldChange> changes,
    List<AccessOutcome> accesses,
    List<Notice> notices,
    Optional<Failure> failure) {

  /** What became of an account. */
  public enum Account {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** An existing account without an ID number was taken for the participant. */
    ADOPTED,
    /** There is none, and none was wanted. */
    ABSENT
  }

  /** Everything that went wrong: with the account first, then with the accesses. */
  public List<Failure> failures() {
    return Stream.concat(
            failure.stream(), accesses.stream().flatMap(access -> access.failure().stream()))
        .toList();
  }
}
