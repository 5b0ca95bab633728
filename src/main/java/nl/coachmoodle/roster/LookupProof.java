package nl.coachmoodle.roster;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;

/**
 * Proves that a look-up that finds nobody means that nobody is there. A missing capability makes
 * Moodle answer an empty list without an error, and creating people on the strength of that makes
 * duplicates.
 *
 * <p>Ids 1 and 2 are the guest and the first administrator of every Moodle. The service account is
 * no proof: it always sees itself.
 */
final class LookupProof {
  private static final List<String> ALWAYS_THERE = List.of("1", "2");

  private final MoodleService moodle;
  private final SiteMemory memory;
  private boolean isAsked;
  private Optional<Failure> answer = Optional.empty();
  private boolean sawIdnumbers;

  /** For one operation: what it has asked Moodle once it does not ask again. */
  LookupProof(MoodleService moodle, SiteMemory memory) {
    this.moodle = moodle;
    this.memory = memory;
  }

  /** Takes note of rows that were found by their ID number. */
  void saw(Collection<MoodleUser> rows) {
    sawIdnumbers = sawIdnumbers || rows.stream().anyMatch(row -> row.idnumber().isPresent());
  }

  /**
   * Why an empty look-up cannot be trusted; empty when it can. Asked once per process: a creation
   * on a look-up that went blind later still meets the taken user name, and then {@link
   * #doubtNow()}.
   */
  Optional<Failure> doubt() {
    return memory.lookupsAreProven() ? Optional.empty() : doubtNow();
  }

  /**
   * The same, proven in this very operation. A capability can be taken away at any time, and what
   * cannot be mended later, such as telling that there was nothing to withdraw, must not rest on an
   * old proof.
   */
  Optional<Failure> doubtNow() {
    if (!isAsked) {
      isAsked = true;
      answer = ask();
    }
    return answer;
  }

  private Optional<Failure> ask() {
    List<MoodleUser> canaries;
    try {
      canaries = moodle.find(LookupField.ID, ALWAYS_THERE);
    } catch (FailedException unread) {
      return Optional.of(unread.failure());
    }
    if (canaries.isEmpty()) {
      memory.nothingProven();
      return Optional.of(Failure.of(FailureCode.LOOKUPS_BLIND));
    }
    boolean showsNames = canaries.stream().anyMatch(canary -> canary.username().isPresent());
    // Moodle 2.9 to 2.9.2 show neither user names nor whether an account is suspended.
    boolean isOld = canaries.stream().allMatch(canary -> canary.suspended().isEmpty());
    if (!showsNames && !isOld) {
      memory.nothingProven();
      return Optional.of(Failure.of(FailureCode.LOOKUPS_PARTIAL));
    }
    memory.hidesUsernames(!showsNames);
    // Shown since 4.5; fields that some version does not know are all known since 3.6.
    if (canaries.stream().anyMatch(canary -> canary.field("firstname").isPresent())) {
      memory.knowsAllFields(true);
    }
    saw(canaries);
    memory.lookupsProven();
    return Optional.empty();
  }

  /** Why nobody may be told to have no account; empty when who is not found is not there. */
  Optional<Failure> doubtAboutAbsence() {
    return doubtNow()
        .or(
            () ->
                showsIdnumbers()
                    ? Optional.empty()
                    : Optional.of(Failure.of(FailureCode.IDNUMBER_NOT_READABLE)));
  }

  /**
   * Whether ID numbers are known to be shown and found. Where user names are shown they are, by the
   * same capability; before 2.9.3 they have a setting of their own, which the canary does not see.
   */
  boolean showsIdnumbers() {
    return !memory.hidesUsernames() || memory.creationsAreProven() || sawIdnumbers;
  }

  /** Why nobody may be created although look-ups work; empty when creating is safe. */
  Optional<Failure> doubtAboutCreations() {
    Optional<ExternalId> unseen = memory.unseen();
    return unseen.isEmpty() ? Optional.empty() : proveCreated(unseen.get());
  }

  /** Reads a fresh account back: its ID number must be there, the same to the last character. */
  Optional<Failure> proveCreated(ExternalId externalId) {
    List<MoodleUser> found;
    try {
      found = moodle.find(LookupField.IDNUMBER, List.of(externalId.value()));
    } catch (FailedException unread) {
      return Optional.of(unread.failure());
    }
    boolean isSeen =
        found.stream()
            .anyMatch(user -> user.idnumber().filter(externalId.value()::equals).isPresent());
    if (isSeen) {
      memory.creationsProven();
      return Optional.empty();
    }
    memory.createdButUnseen(externalId);
    return Optional.of(Failure.of(FailureCode.IDNUMBER_NOT_READABLE));
  }
}
