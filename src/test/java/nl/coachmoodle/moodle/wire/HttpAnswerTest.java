package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever answers may quote the token that it was sent. */
class HttpAnswerTest {
  private static final String TOKEN = ScriptedMoodle.TOKEN;

  @Test
  void aTokenInTheTextIsBlottedOutAndTheRestStays() {
    HttpAnswer answer = answer("before " + TOKEN + " and " + TOKEN, Optional.of("https://x.nl/"));

    assertThat(answer.without(TOKEN))
        .isEqualTo(answer("before *** and ***", Optional.of("https://x.nl/")));
  }

  @Test
  void aTokenInARedirectIsBlottedOutAndTheRestStays() {
    HttpAnswer answer = answer("elsewhere", Optional.of("https://x.nl/?wstoken=" + TOKEN));

    assertThat(answer.without(TOKEN))
        .isEqualTo(answer("elsewhere", Optional.of("https://x.nl/?wstoken=***")));
  }

  @Test
  void anAnswerThatQuotesNothingStaysTheSame() {
    HttpAnswer withRedirect = answer("text", Optional.of("https://x.nl/"));
    HttpAnswer withoutOne = answer("text", Optional.empty());

    assertThat(withRedirect.without(TOKEN)).isSameAs(withRedirect);
    assertThat(withoutOne.without(TOKEN)).isSameAs(withoutOne);
  }

  @Test
  void withoutATokenNothingIsBlottedOut() {
    HttpAnswer answer = answer("text", Optional.of("https://x.nl/"));

    assertThat(answer.without("")).isSameAs(answer);
  }

  private static HttpAnswer answer(String body, Optional<String> location) {
    return new HttpAnswer(302, Optional.of("text/html"), location, Optional.of("now"), body);
  }
}
