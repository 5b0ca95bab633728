package nl.coachmoodle.setup.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Language;

/** The texts of a report in one language. Complete in every {@link Language}; a test holds that. */
public final class Words {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  private final Language language;
  private final Properties texts;

  private Words(Language language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** Reads the texts of all languages. */
  public static Map<Language, Words> load() {
    Map<Language, Words> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, new Words(language, read("words_" + language.tag() + ".properties")));
    }
    return all;
  }

  /** Which language these are in. */
  public Language language() {
    return language;
  }

  /** A text. */
  public String say(String key) {
    return texts.getProperty(key, key);
  }

  /** A text with its facts filled in. */
  public String say(String key, Map<String, String> facts) {
    return PLACEHOLDER
        .matcher(say(key))
        .replaceAll(name -> Matcher.quoteReplacement(facts.getOrDefault(name.group(1), "?")));
  }

  private static Properties read(String name) {
    Properties lines = new Properties();
    try (InputStream stream = Words.class.getResourceAsStream(name)) {
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
