package nl.coachmoodle.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The parts of sentences that are chosen by what happened. */
class PhrasesTest {
  private final Sentences sentences = Sentences.load();

  @ParameterizedTest
  @EnumSource
  void everyViolationIsSaidInEveryLanguage(Language language) {
    for (Violation.Kind kind : Violation.Kind.values()) {
      Violation violation = new Violation(kind, "lastName");
      Failure failure =
          Failure.of(FailureCode.INPUT_INVALID).with("violations", violation.toString());

      assertThat(sentences.message(failure, language))
          .as(kind.label())
          .doesNotContain(kind.label() + ":");
    }
  }

  @Test
  void severalViolationsAreSaidInOneSentence() {
    String joined =
        Violation.join(
            List.of(
                new Violation(Violation.Kind.REQUIRED, "lastName"),
                new Violation(Violation.Kind.NOT_A_NUMBER, "role")));

    assertThat(
            sentences.message(
                Failure.of(FailureCode.INPUT_INVALID).with("violations", joined), Language.NL))
        .isEqualTo(
            "De gegevens van deze opdracht kloppen niet: lastName ontbreekt of is leeg;"
                + " role moet een geheel getal zijn.");
  }

  @ParameterizedTest
  @EnumSource
  void everyUnsupportedFeatureIsSaidInEveryLanguage(Language language) {
    for (String feature : Arrays.asList("adopt-by-username", "createpassword", "suspended")) {
      assertThat(
              sentences.message(
                  Failure.of(FailureCode.UNSUPPORTED_BY_THIS_MOODLE).with("feature", feature),
                  language))
          .doesNotContain(feature);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyDoneIsSaidInEveryLanguage(Language language) {
    assertThat(sentences.done("enrol", language)).endsWith(".");
    assertThat(sentences.done("withdraw", language)).endsWith(".");
    assertThat(sentences.done("webhook-taken", language)).endsWith(".");
    assertThat(sentences.done("webhook-done", language)).endsWith(".");
    assertThat(sentences.done("webhook-unrouted", language)).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void whatTheBackOfficeMustKnowIsSaidInEveryLanguage(Language language) {
    assertThat(sentences.notice("account-suspended", language).orElseThrow())
        .contains("Moodle")
        .endsWith(".");
    assertThat(sentences.notice("email-not-readable", language).orElseThrow())
        .contains("Moodle")
        .endsWith(".");
    assertThat(sentences.notice("username-distinguished", language)).isEmpty();
  }
}
