package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;

/** What holds for every text that somebody can be called by. */
class SpellingTest {
  private static final String ALLOWED = "[-.@_a-z0-9]{1,100}";

  @Property(tries = 500)
  void cleaningTwiceIsCleaningOnce(@ForAll String text) {
    String clean = Spelling.clean(text);

    assertThat(Spelling.clean(clean)).isEqualTo(clean);
    assertThat(clean).isEqualTo(clean.strip()).doesNotContain("  ");
  }

  @Property(tries = 500)
  void whatIsEqualIsAlike(@ForAll String text) {
    assertThat(Spelling.alike(text)).isEqualTo(Spelling.alike(text + " "));
    assertThat(Spelling.alike(Spelling.clean(text)))
        .isEqualTo(Spelling.alike(Spelling.clean(text)));
  }

  @Property(tries = 1000)
  void aUsernameIsAcceptedByMoodleOrRefusedByUs(
      @ForAll("names") String first,
      @ForAll("names") String infix,
      @ForAll("names") String last,
      @ForAll("ids") String id,
      @ForAll UsernameRule rule) {
    Person person =
        new Person(
            new ExternalId(id),
            Optional.of(first),
            Optional.of(first),
            Optional.of(infix),
            Optional.of(last),
            List.of(),
            Map.of());

    Optional<String> username = derive(rule, person);

    username.ifPresent(name -> assertThat(name).matches(ALLOWED));
    assertThat(derive(rule, person)).isEqualTo(username);
    username.ifPresent(name -> assertThat(distinguished(rule, name, id)).matches("|" + ALLOWED));
  }

  private static Optional<String> derive(UsernameRule rule, Person person) {
    try {
      return Optional.of(new Usernames(rule).derive(person, Optional.of("j.x@example.nl")));
    } catch (FailedException refused) {
      assertThat(refused.failure().code())
          .isIn(FailureCode.USERNAME_INVALID, FailureCode.VALUE_TOO_LONG);
      return Optional.empty();
    }
  }

  /** Empty when it would be too long. */
  private static String distinguished(UsernameRule rule, String username, String id) {
    try {
      return new Usernames(rule).distinguished(username, new ExternalId(id));
    } catch (FailedException refused) {
      assertThat(refused.failure().code()).isEqualTo(FailureCode.VALUE_TOO_LONG);
      return "";
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withCharRange('A', 'ž').ofMaxLength(60),
        Arbitraries.strings().withChars("İıßŁłĐđØøÆæŒœÞþĲĳ'-. ").ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.oneOf(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(60),
            Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(120))
        .filter(SpellingTest::isExternalId);
  }

  private static boolean isExternalId(String text) {
    try {
      return !new ExternalId(text).value().isEmpty();
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
