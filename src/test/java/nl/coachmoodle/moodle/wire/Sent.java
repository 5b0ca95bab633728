package nl.coachmoodle.moodle.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request as a scripted Moodle got it. */
record Sent(Form form) {
  private static final Pattern INDEX = Pattern.compile("^\\w+\\[(\\d+)]");

  /** Which web service function it calls. */
  String function() {
    return value("wsfunction").orElse("");
  }

  /** The value of a variable, by its full name. */
  Optional<String> value(String name) {
    return form.variables().stream()
        .filter(variable -> variable.name().equals(name))
        .map(Form.Variable::value)
        .findFirst();
  }

  /** The values of all variables whose name ends so, in order. */
  List<String> valuesOf(String ending) {
    return form.variables().stream()
        .filter(variable -> variable.name().endsWith(ending))
        .map(Form.Variable::value)
        .toList();
  }

  /** How many items the list in it has. */
  int items() {
    return (int)
        form.variables().stream()
            .map(variable -> INDEX.matcher(variable.name()))
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1))
            .distinct()
            .count();
  }
}
