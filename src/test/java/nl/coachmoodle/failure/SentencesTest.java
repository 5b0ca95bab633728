package nl.coachmoodle.failure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  /** The facts without which a failure of this code is never made. */
  private static final Map<FailureCode, Set<String>> ALWAYS_KNOWN =
      Map.of(
          FailureCode.COHORT_ID_UNKNOWN, Set.of("cohort"),
          FailureCode.INPUT_INVALID, Set.of("violations"),
          FailureCode.VALUE_TOO_LONG, Set.of("field", "limit"),
          FailureCode.AMBIGUOUS_PERSON, Set.of("accounts"),
          FailureCode.ELEARNING_CODE_UNKNOWN, Set.of("code"),
          FailureCode.UNKNOWN_MOODLE_ERROR, Set.of("errorcode"));

  private final Sentences sentences = Sentences.load();

  @Test
  void everyCodeIsUniqueAndNamesItsClass() {
    assertThat(FailureCode.values()).extracting(FailureCode::code).doesNotHaveDuplicates();
    assertThat(FailureCode.values())
        .allSatisfy(
            code -> {
              assertThat(code.code()).matches("(retry|setup|data|bug)/[a-z0-9-]+");
              assertThat(code.code()).startsWith(code.failureClass().label() + "/");
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAMessageAndAFix(Language language) {
    Properties texts = textsIn(language);

    assertThat(keys()).allSatisfy(key -> assertThat(texts.getProperty(key)).as(key).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyBelongsToACode(Language language) {
    assertThat(textsIn(language).stringPropertyNames()).isSubsetOf(keys());
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyStandsOnceAndInTheOrderOfTheCodes(Language language) {
    List<String> written =
        fileOf(language)
            .lines()
            .filter(line -> line.matches("[^# ].*=.*"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();

    assertThat(written).containsExactlyElementsOf(keys());
  }

  @ParameterizedTest
  @EnumSource(names = "EN", mode = EnumSource.Mode.EXCLUDE)
  void everyLanguageNamesTheSameFactsAsEnglish(Language language) {
    Properties texts = textsIn(language);
    Properties english = textsIn(Language.EN);

    assertThat(keys())
        .allSatisfy(
            key ->
                assertThat(placeholdersIn(texts.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholdersIn(english.getProperty(key))));
  }

  @ParameterizedTest
  @EnumSource
  void aSentenceIsWholeWithoutAnyFactUnlessSomeAreAlwaysKnown(Language language) {
    Arrays.stream(FailureCode.values())
        .filter(code -> !ALWAYS_KNOWN.containsKey(code))
        .map(Failure::of)
        .forEach(failure -> assertSentencesAreWhole(failure, language));
  }

  @ParameterizedTest
  @EnumSource
  void aSentenceIsWholeWithOnlyTheFactsThatAreAlwaysKnown(Language language) {
    ALWAYS_KNOWN.forEach(
        (code, facts) -> assertSentencesAreWhole(withFacts(code, facts), language));
  }

  @ParameterizedTest
  @EnumSource
  void aMessageNamesTheFactsThatAreAlwaysKnown(Language language) {
    ALWAYS_KNOWN.forEach(
        (code, facts) ->
            assertThat(sentences.message(withFacts(code, facts), language))
                .contains(facts.stream().map(SentencesTest::valueOf).toList()));
  }

  @ParameterizedTest
  @EnumSource
  void aSentenceNamesEveryFactThatIsKnown(Language language) {
    Properties texts = textsIn(language);

    for (FailureCode code : FailureCode.values()) {
      String message = texts.getProperty(code.code() + ".message");
      String fix = texts.getProperty(code.code() + ".fix");
      Failure failure = withFacts(code, placeholdersIn(message + fix));

      assertThat(valuesIn(message))
          .allSatisfy(value -> assertThat(sentences.message(failure, language)).contains(value));
      assertThat(valuesIn(fix))
          .allSatisfy(value -> assertThat(sentences.fix(failure, language)).contains(value));
      assertSentencesAreWhole(failure, language);
    }
  }

  @Test
  void anOptionalPartIsSaidOnlyWhenItsFactIsKnown() {
    Failure failure = Failure.of(FailureCode.CAPABILITY_MISSING).with("course", 7);

    assertThat(sentences.message(failure, Language.NL))
        .isEqualTo("De rol van de koppeling mist een recht in Moodle (cursus 7).");
    assertThat(sentences.message(failure.with("capability", "moodle/user:create"), Language.NL))
        .isEqualTo(
            "De rol van de koppeling mist een recht in Moodle: moodle/user:create (cursus 7).");
  }

  @Test
  void aFactIsSaidAsItIs() {
    String odd = "$1 \\ {field} [[x]]";
    Failure failure = Failure.of(FailureCode.UNKNOWN_MOODLE_ERROR).with("errorcode", odd);

    assertThat(sentences.message(failure, Language.EN)).contains(odd);
  }

  private void assertSentencesAreWhole(Failure failure, Language language) {
    assertIsWhole(failure + " message", sentences.message(failure, language));
    assertIsWhole(failure + " fix", sentences.fix(failure, language));
  }

  private static void assertIsWhole(String name, String sentence) {
    assertThat(sentence)
        .as(name)
        .endsWith(".")
        .doesNotContain("?", "!", "{", "}", "[[", "]]", "  ", " .", " ,", " ;", " :");
  }

  private static Failure withFacts(FailureCode code, Set<String> placeholders) {
    Failure failure = Failure.of(code);
    for (String placeholder : placeholders) {
      failure = failure.with(placeholder, valueOf(placeholder));
    }
    return failure;
  }

  private static String valueOf(String placeholder) {
    return "<" + placeholder + ">";
  }

  private static List<String> valuesIn(String text) {
    return placeholdersIn(text).stream().map(SentencesTest::valueOf).toList();
  }

  private static Set<String> placeholdersIn(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> keys() {
    return Arrays.stream(FailureCode.values())
        .flatMap(code -> Stream.of(code.code() + ".message", code.code() + ".fix"))
        .toList();
  }

  private static Properties textsIn(Language language) {
    Properties texts = new Properties();
    try {
      texts.load(new StringReader(fileOf(language)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  private static String fileOf(Language language) {
    String name = "sentences_" + language.tag() + ".properties";
    try (InputStream stream = SentencesTest.class.getResourceAsStream(name)) {
      return new String(requireNonNull(stream, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
