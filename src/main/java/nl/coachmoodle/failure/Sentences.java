package nl.coachmoodle.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says a failure in words: what happened and what to do about it, for a reader who knows neither
 * Moodle's error codes nor this software. Complete in every {@link Language}; a test holds that.
 */
public final class Sentences {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  /** The names of facts in a phrase can have dashes. */
  private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z-]+)}");

  /** {@code [[ in course {course}]]}: said only when every fact in it is known. */
  private static final Pattern OPTIONAL_PART = Pattern.compile("\\[\\[(.*?)]]");

  private final Map<Language, Properties> texts = new ConcurrentHashMap<>();

  private Sentences() {}

  /** The sentences of all languages; those of one are read when it is first spoken. */
  public static Sentences load() {
    return new Sentences();
  }

  /** What happened, with the failure's facts filled in. */
  public String message(Failure failure, Language language) {
    return say(failure, language, "message");
  }

  /** What to do about it. */
  public String fix(Failure failure, Language language) {
    return say(failure, language, "fix");
  }

  /** What a door says when it has done an operation. */
  public String done(String operation, Language language) {
    return text(language, "done/" + operation).orElse(operation);
  }

  /**
   * What a door adds for the back office.
   *
   * @param kind as in a report, such as {@code account-suspended}
   * @return empty for what only an administrator has a use for
   */
  public Optional<String> notice(String kind, Language language) {
    return text(language, "notice/" + kind);
  }

  /**
   * A phrase of {@code phrases_<language>.properties} with its facts filled in.
   *
   * @return the key itself when there is no such phrase
   */
  public String phrase(String key, Language language, Map<String, String> facts) {
    return FACT.matcher(text(language, key).orElse(key))
        .replaceAll(name -> Matcher.quoteReplacement(facts.getOrDefault(name.group(1), "?")));
  }

  private String say(Failure failure, Language language, String part) {
    String key = failure.code().code() + "." + part;
    String text = text(language, key).or(() -> text(Language.EN, key)).orElse(key);
    String chosen =
        OPTIONAL_PART
            .matcher(text)
            .replaceAll(
                maybe ->
                    knowsAll(failure, maybe.group(1))
                        ? Matcher.quoteReplacement(maybe.group(1))
                        : "");
    return PLACEHOLDER
        .matcher(chosen)
        .replaceAll(name -> Matcher.quoteReplacement(fact(failure, language, name.group(1))));
  }

  private String fact(Failure failure, Language language, String name) {
    String fact = failure.facts().getOrDefault(name, "?");
    if (name.equals("violations")) {
      List<Violation> violations = Violation.parse(fact);
      return violations.isEmpty()
          ? fact
          : violations.stream()
              .map(violation -> in(language, violation))
              .collect(Collectors.joining("; "));
    }
    return name.equals("feature") ? text(language, "feature/" + fact).orElse(fact) : fact;
  }

  private String in(Language language, Violation violation) {
    return text(language, "violation/" + violation.kind().label())
        .orElse(violation.toString())
        .replace("{field}", violation.field());
  }

  private static boolean knowsAll(Failure failure, String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .allMatch(name -> failure.facts().containsKey(name.group(1)));
  }

  private Optional<String> text(Language language, String key) {
    return Optional.ofNullable(texts.computeIfAbsent(language, Sentences::read).getProperty(key));
  }

  private static Properties read(Language language) {
    Properties lines = read("sentences_" + language.tag() + ".properties");
    lines.putAll(read("phrases_" + language.tag() + ".properties"));
    return lines;
  }

  private static Properties read(String name) {
    Properties lines = new Properties();
    try (InputStream stream = Sentences.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return lines;
  }
}
