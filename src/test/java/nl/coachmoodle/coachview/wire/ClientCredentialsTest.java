package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are kept as long as they are good, and whatever is no token is a failure with a code. */
class ClientCredentialsTest {
  private final List<String> secretsSent = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");
  private HttpAnswer answer = new HttpAnswer(200, Map.of(), "{}");
  private String stored = "old";
  private String inTheCloud = "old";
  private String accepted = "old";

  private final ClientCredentials tokens =
      new ClientCredentials(this::send, new Stored(), () -> now);

  private HttpAnswer send(String secret) {
    secretsSent.add(secret);
    return secret.equals(accepted)
        ? answer
        : new HttpAnswer(400, Map.of(), "{\"error\":\"invalid_client\"}");
  }

  private final class Stored implements RotatingSecret {
    @Override
    public Optional<String> value() {
      return Optional.of(stored);
    }

    @Override
    public Optional<String> renewed() {
      stored = inTheCloud;
      return value();
    }
  }

  private void gives(String token, String life) {
    answer =
        new HttpAnswer(200, Map.of(), "{\"access_token\":\"" + token + "\"" + life + ",\"x\":[1]}");
  }

  @Test
  void aTokenIsKeptUntilAMinuteBeforeItsEnd() {
    gives("one", ",\"expires_in\":3600");
    assertThat(tokens.token()).isEqualTo("one");
    gives("two", ",\"expires_in\":3600");

    now = now.plusSeconds(3539);
    assertThat(tokens.token()).isEqualTo("one");
    now = now.plusSeconds(1);
    assertThat(tokens.token()).isEqualTo("two");
    assertThat(secretsSent).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"expires_in\":null", ",\"expires_in\":\"soon\""})
  void aTokenWhoseLifeIsNotToldIsKeptForFourMinutes(String untold) {
    gives("one", untold);
    assertThat(tokens.token()).isEqualTo("one");
    gives("two", untold);

    now = now.plusSeconds(239);
    assertThat(tokens.token()).isEqualTo("one");
    now = now.plusSeconds(1);
    assertThat(tokens.token()).isEqualTo("two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "59", "60"})
  void aTokenOfAShortLifeIsUsedOnce(String life) {
    gives("one", ",\"expires_in\":" + life);
    assertThat(tokens.token()).isEqualTo("one");
    gives("two", ",\"expires_in\":" + life);
    assertThat(tokens.token()).isEqualTo("two");
  }

  @Test
  void noTokenIsKeptForMoreThanADay() {
    gives("one", ",\"expires_in\":9223372036854775807");
    assertThat(tokens.token()).isEqualTo("one");
    gives("two", "");

    now = now.plusSeconds(24 * 3600 - 61);
    assertThat(tokens.token()).isEqualTo("one");
    now = now.plusSeconds(1);
    assertThat(tokens.token()).isEqualTo("two");
  }

  @Test
  void aTokenThatCoachviewRefusedIsNotUsedAgainAndAnotherOneStays() {
    gives("one", "");
    tokens.token();
    tokens.refused("another");
    gives("two", "");
    assertThat(tokens.token()).isEqualTo("one");

    tokens.refused("one");
    assertThat(tokens.token()).isEqualTo("two");
    gives("three", "");
    tokens.forget();
    assertThat(tokens.token()).isEqualTo("three");
  }

  @Test
  void aSecretThatWasChangedIsReadAgainOnceWhenTheOldOneIsRefused() {
    gives("one", "");
    accepted = "new";
    inTheCloud = "new";

    assertThat(tokens.token()).isEqualTo("one");
    assertThat(secretsSent).containsExactly("old", "new");
  }

  @Test
  void aSecretThatIsWrongAndWasNotChangedIsSentOnce() {
    accepted = "new";

    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(tokens::token)
        .satisfies(
            refused ->
                assertThat(refused.failure().code())
                    .isEqualTo(FailureCode.COACHVIEW_CLIENT_REFUSED));
    assertThat(secretsSent).containsExactly("old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "<html>",
        "{\"access_token\":\"\"}",
        "{\"access_token\":null}",
        "{\"access_token\":{\"a\":1}}",
        "{\"access_token\":\"a b\"}",
        "{\"access_token\":\"a\\r\\nX-Evil: 1\"}",
        "{\"access_token\":\"=a\"}"
      })
  void whatIsNoTokenIsNeverSentOn(String body) {
    answer = new HttpAnswer(200, Map.of(), body);

    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(tokens::token)
        .satisfies(
            unexpected ->
                assertThat(unexpected.failure().code())
                    .isEqualTo(FailureCode.COACHVIEW_ANSWER_UNEXPECTED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"error":"invalid_scope"}            | setup/coachview-scope-missing
          400 | {"error":"invalid_client"}           | setup/coachview-client-refused
          400 | {"error":"Evil <b>\\u000d\\u000a"}   | setup/coachview-address-wrong
          401 | ''                                   | setup/coachview-client-refused
          403 | <html>                               | setup/coachview-client-refused
          302 | ''                                   | setup/coachview-address-wrong
          404 | <html>                               | setup/coachview-address-wrong
          429 | ''                                   | retry/coachview-quota-spent
          503 | {"error":5}                          | retry/coachview-unavailable
          """)
  void aRefusalIsToldByWhatCoachviewSays(int status, String body, String code) {
    answer = new HttpAnswer(status, Map.of(), body);

    assertThatExceptionOfType(FailedException.class)
        .isThrownBy(tokens::token)
        .satisfies(refused -> assertThat(refused.failure().code().code()).isEqualTo(code));
  }
}
