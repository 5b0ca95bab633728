package nl.coachmoodle.function;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in plain words which settings stopped the start. {@link StartupCheck} cannot name values
 * that are not even of the right kind: SmallRye Config refuses them before there is anything that
 * could look at them, in its own words and with the value, which may hold a password.
 */
final class UnusableSettings {
  private static final Pattern NOT_CONVERTED =
      Pattern.compile(
          "SRCFG00039: The config property (.+?) with the config value \"(.*)\" threw an Exception"
              + " whilst being converted (.*)",
          Pattern.DOTALL);
  private static final Pattern EMPTY =
      Pattern.compile("SRCFG00040: The config property (.+?) is defined as the empty String.*");
  private static final Pattern MISSING =
      Pattern.compile("SRCFG00014: The config property (.+?) is required but .*");

  /** What SmallRye says of the kinds that it knows. */
  private static final Pattern NO_WHOLE_NUMBER = Pattern.compile("SRCFG000(29|30): .*");

  private static final Pattern NO_NUMBER = Pattern.compile("SRCFG000(31|32): .*");
  private static final Pattern NO_CHOICE = Pattern.compile("SRCFG00049: .* allowed values: (.*)");
  private static final Pattern NO_DURATION = Pattern.compile("Invalid duration: .*");

  private UnusableSettings() {}

  /** The whole message; empty when something else stopped the start. */
  static Optional<String> told(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConfigValidationException unusable) {
        SettingProblems problems = new SettingProblems();
        sentences(unusable).forEach(problems::add);
        return Optional.of(problems.asText());
      }
      if (cause instanceof ConfigurationException told) {
        return Optional.ofNullable(told.getMessage());
      }
    }
    return Optional.empty();
  }

  private static List<String> sentences(ConfigValidationException unusable) {
    List<String> sentences = new ArrayList<>();
    for (int number = 0; number < unusable.getProblemCount(); number++) {
      // An exception as text, with its class before what it says.
      sentences.add(
          sentence(
              unusable.getProblem(number).getMessage().replaceFirst("^[\\w.$]+: (?=SRCFG)", "")));
    }
    return sentences.stream().sorted().distinct().toList();
  }

  private static String sentence(String problem) {
    Matcher unconverted = NOT_CONVERTED.matcher(problem);
    if (unconverted.matches()) {
      return unconverted.group(1) + reason(unconverted.group(2), unconverted.group(3));
    }
    Matcher empty = EMPTY.matcher(problem);
    if (empty.matches()) {
      return empty.group(1) + " is empty: give it a value, or leave it out";
    }
    Matcher missing = MISSING.matcher(problem);
    return missing.matches() ? missing.group(1) + " is missing" : problem;
  }

  private static String reason(String value, String said) {
    if (NO_WHOLE_NUMBER.matcher(said).matches()) {
      return " must be a whole number";
    }
    if (NO_NUMBER.matcher(said).matches()) {
      return " must be a number";
    }
    if (NO_DURATION.matcher(said).matches()) {
      return " must be a duration such as 30s, 5m or 26h";
    }
    Matcher choice = NO_CHOICE.matcher(said);
    if (choice.matches()) {
      return " must be one of " + choice.group(1).replace(",", ", ");
    }
    // Converters of ours say what is wrong, and repeat nothing but a part in quotes that is no
    // secret; others may repeat anything.
    boolean isOurs =
        said.startsWith("\"") || !(said.startsWith("SRCFG") || said.contains(value.strip()));
    return isOurs ? ": " + said : " cannot be read: see what it means in the README";
  }
}
