package nl.coachmoodle.coachview.wire;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * A condition on a property: one of some values. The rows that come are held to it, because an API
 * that does not know the property could answer everything.
 */
record Filter(Name property, List<String> values) {

  String written() {
    return property.value() + "=" + String.join(",", values);
  }

  /**
   * Lets the row pass.
   *
   * @throws FailedException when it does not have what was asked for
   */
  void check(Row row, Set<String> lowerCaseValues) {
    String value = row.required(property).toLowerCase(Locale.ROOT);
    if (!lowerCaseValues.contains(value)) {
      throw new FailedException(
          Failure.of(FailureCode.COACHVIEW_ANSWER_UNEXPECTED)
              .with("expected", "only rows with the " + property.value() + " that was asked for"));
    }
  }

  Set<String> lowerCaseValues() {
    return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}
