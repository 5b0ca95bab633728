package nl.coachmoodle.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.UserUpdate;

/**
 * Finds out whether this Moodle knows the fields that came with 3.6. With debugging off it refuses
 * an unknown name and a value that it does not like with the same words, so a refusal of a
 * participant proves nothing, and neither does that it goes without the field: one odd value would
 * keep the field from everybody.
 *
 * <p>The rule: ask with harmless values, for an account that cannot exist. Names are checked before
 * anything is looked up, so a refusal is about the names; a Moodle that knows them skips the
 * account or says that it is not there. It costs one call per process, and changes nothing.
 */
final class FieldProbe {
  /** Ids start at 1. */
  private static final long NOBODY = 0;

  private final MoodleService moodle;
  private final SiteMemory memory;
  private boolean isAsked;

  /** For one operation: a Moodle that could not tell is not asked again by it. */
  FieldProbe(MoodleService moodle, SiteMemory memory) {
    this.moodle = moodle;
    this.memory = memory;
  }

  /** The fields to suspect of a refusal that does not tell its reason: none when all are known. */
  Set<String> suspected(Failure refusal, Set<String> sent) {
    Set<String> suspected = UnknownFields.suspected(refusal, sent);
    if (suspected.isEmpty() || memory.knowsAllFields()) {
      return Set.of();
    }
    if (!isAsked && !memory.isUnknown(suspected)) {
      isAsked = true;
      ask();
    }
    return memory.knowsAllFields() ? Set.of() : suspected;
  }

  private void ask() {
    Map<String, String> harmless =
        MoodleFields.mayBeUnknown().stream().collect(Collectors.toMap(name -> name, name -> "x"));
    Optional<Failure> refusal =
        moodle
            .update(List.of(new UserUpdate(NOBODY, harmless, Map.of(), Optional.empty())))
            .get(0)
            .failed();
    if (refusal.isEmpty() || refusal.get().code() == FailureCode.ACCOUNT_NOT_FOUND) {
      memory.knowsAllFields(true);
    } else if (UnknownFields.isUnexplained(refusal.get())
        || UnknownFields.isAboutNames(refusal.get())) {
      memory.unknown(MoodleFields.mayBeUnknown());
    }
    // Anything else, such as a passing fault, leaves it open.
  }
}
