package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What whoever examines a Moodle asks an answer. */
class ReplyTest {

  @Test
  void theRowsOfAListAreItsObjects() {
    assertThat(result(List.of(Map.of("id", 2), "text", Map.of("id", 3))).rows())
        .isEqualTo(List.of(Map.of("id", 2), Map.of("id", 3)));
  }

  @Test
  void whatIsNoListHasNoRows() {
    assertThat(result(Map.of("id", 2)).rows()).isEmpty();
    assertThat(result("text").rows()).isEmpty();
    assertThat(nothing().rows()).isEmpty();
  }

  @Test
  void warningsAreFoundWhereTheyAre() {
    assertThat(result(Map.of("warnings", List.of(Map.of("warningcode", "1")))).warnings())
        .isEqualTo(List.of(Map.of("warningcode", "1")));
  }

  @Test
  void whatHasNoWarningsHasNone() {
    assertThat(result(Map.of("id", 2)).warnings()).isEmpty();
    assertThat(result(Map.of("warnings", "text")).warnings()).isEmpty();
    assertThat(result(List.of(Map.of("warnings", List.of()))).warnings()).isEmpty();
    assertThat(nothing().warnings()).isEmpty();
  }

  @Test
  void aTextMayStandInTheMessageOrInTheReason() {
    Reply reply = worded("Ongeldige service", Optional.of("Invalid service - IP"));

    assertThat(reply.says("Ongeldige")).isTrue();
    assertThat(reply.says("Invalid service")).isTrue();
    assertThat(reply.says("expired")).isFalse();
    assertThat(worded("Ongeldige service", Optional.empty()).says("Invalid")).isFalse();
  }

  private static Reply nothing() {
    return worded("", Optional.empty());
  }

  private static Reply result(Object result) {
    return new Reply(
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        false,
        Optional.of(result),
        Optional.empty());
  }

  private static Reply worded(String message, Optional<String> debuginfo) {
    return new Reply(
        Optional.empty(),
        Optional.empty(),
        message,
        debuginfo,
        false,
        Optional.empty(),
        Optional.empty());
  }
}
