package nl.coachmoodle.roster;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** Finds in a refusal which fields an older Moodle does not know. */
final class UnknownFields {
  private UnknownFields() {}

  /** Whether Moodle refused the whole call for names that it does not know. */
  static boolean isAboutNames(Failure refusal) {
    return refusal.code() == FailureCode.UNKNOWN_PARAMETER;
  }

  /** The sent fields that Moodle names in such a refusal. */
  static Set<String> named(Failure refusal, Set<String> sent) {
    if (!isAboutNames(refusal)) {
      return Set.of();
    }
    Set<String> named = new HashSet<>(sent);
    named.retainAll(Arrays.asList(refusal.facts().getOrDefault("field", "").split("[,\\s]+", -1)));
    return named;
  }

  /**
   * The sent fields that may be meant when Moodle does not say what it refuses, as it does with
   * debugging off: those that some version does not know.
   */
  static Set<String> suspected(Failure refusal, Set<String> sent) {
    return isUnexplained(refusal)
        ? sent.stream().filter(MoodleFields.mayBeUnknown()::contains).collect(Collectors.toSet())
        : Set.of();
  }

  /** Whether Moodle refused something and did not say what. */
  static boolean isUnexplained(Failure refusal) {
    return refusal.code() == FailureCode.INVALID_VALUE && !refusal.facts().containsKey("field");
  }
}
