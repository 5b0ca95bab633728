package nl.coachmoodle.setup.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.coachmoodle.failure.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Pattern NOTE = Pattern.compile("\"([a-z0-9]+(?:-[a-z0-9]+)*)\"");

  @ParameterizedTest
  @EnumSource
  void everyStepCheckAndNeedHasItsWords(Language language) {
    Properties texts = texts(language);
    Set<String> keys = new TreeSet<>();
    for (Step step : Step.values()) {
      keys.add("step/" + step.label());
    }
    for (CheckName check : CheckName.values()) {
      keys.add("check/" + check.label());
    }
    for (Need.Kind kind : Need.Kind.values()) {
      keys.add("need/" + kind.label());
      keys.add("need/" + kind.label() + ".fix");
    }
    for (Status status : Status.values()) {
      keys.add("word/status-" + status.label());
      keys.add("word/overall-" + status.label());
    }
    assertThat(keys).allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
  }

  @Test
  void everyNoteOfTheChecksHasItsWords() throws IOException {
    Set<String> notes =
        texts(Language.EN).stringPropertyNames().stream()
            .filter(key -> key.startsWith("note/"))
            .map(key -> key.substring("note/".length()))
            .collect(Collectors.toSet());
    Set<String> named = new HashSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/nl/coachmoodle/setup"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        for (String line : Files.readString(source).split(";")) {
          if (line.contains(".noting(")) {
            Matcher matcher = NOTE.matcher(line.substring(line.indexOf(".noting(")));
            while (matcher.find()) {
              named.add(matcher.group(1));
            }
          }
        }
      }
    }
    assertThat(notes).isNotEmpty().isSubsetOf(named);
  }

  @ParameterizedTest
  @EnumSource(names = "EN", mode = EnumSource.Mode.EXCLUDE)
  void everyLanguageHasTheSameKeysInTheSameOrder(Language language) {
    assertThat(keys(language)).containsExactlyElementsOf(keys(Language.EN));
  }

  @ParameterizedTest
  @EnumSource(names = "EN", mode = EnumSource.Mode.EXCLUDE)
  void everyLanguageNamesTheSameFactsAsEnglish(Language language) {
    Properties texts = texts(language);
    Properties english = texts(Language.EN);
    assertThat(english.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(facts(texts.getProperty(key)))
                    .as(key)
                    .isEqualTo(facts(english.getProperty(key))));
  }

  @Test
  void anUnknownFactIsAQuestionMark() {
    Words words = requireNonNull(Words.load().get(Language.EN));
    assertThat(words.say("note/version")).isEqualTo("Moodle {version}.");
    assertThat(words.say("note/version", Map.of())).isEqualTo("Moodle ?.");
  }

  private static Set<String> facts(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static List<String> keys(Language language) {
    return file(language)
        .lines()
        .filter(line -> line.matches("[^# ].*=.*"))
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  private static Properties texts(Language language) {
    Properties texts = new Properties();
    try {
      texts.load(new StringReader(file(language)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  private static String file(Language language) {
    String name = "words_" + language.tag() + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      return new String(requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
