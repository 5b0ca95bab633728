package nl.coachmoodle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A line of the log is one line, whatever stands in its fields. */
class LogFieldsTest {

  @Test
  void noValueLooksLikeALineOfItsOwn() {
    LogFields forged =
        LogFields.of("externalId", "p1\r\n2026-01-01 INFO outcome=done")
            .with("ids", List.of("a\nb", "c\u2028d\u0085e"))
            .with("coachviewId", "\u001b[31mred");

    assertThat(forged.toString()).doesNotContainPattern("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]");
    assertThat(forged.toString()).startsWith("externalId=\"p1??2026-01-01 INFO outcome=done\"");
  }
}
