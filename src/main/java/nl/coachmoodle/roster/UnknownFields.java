package nl.coachmoodle.roster;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** Finds in a refusal which fields an older Moodle does not know. */
final class UnknownFields {
  private UnknownFields() {}

  /**
   * The sent fields that the refusal is about. With debug messages Moodle names them; without,
   * every field that some version does not know is suspected.
   */
  static Set<String> in(Failure refusal, Set<String> sent) {
    if (refusal.code() == FailureCode.UNKNOWN_PARAMETER) {
      Set<String> named =
          Arrays.stream(refusal.facts().getOrDefault("field", "").split("[,\\s]+"))
              .collect(Collectors.toSet());
      named.retainAll(sent);
      return named;
    }
    return refusal.code() == FailureCode.INVALID_VALUE && !refusal.facts().containsKey("field")
        ? sent.stream().filter(MoodleFields::mayBeUnknown).collect(Collectors.toSet())
        : Set.of();
  }
}
