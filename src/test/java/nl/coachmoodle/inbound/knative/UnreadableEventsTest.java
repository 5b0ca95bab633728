package nl.coachmoodle.inbound.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what comes of reading an event is bad input; everything else is a defect. */
class UnreadableEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "not JSON", "5", "{\"a\": }"})
  void whatJacksonCannotReadIsUnreadable(String text) {
    Throwable thrown = catchThrowable(() -> JSON.readValue(text, Map.class));

    assertThat(UnreadableEvents.isOne(thrown)).isTrue();
    assertThat(UnreadableEvents.isOne(new UncheckedIOException((IOException) thrown))).isTrue();
  }

  @Test
  void whatIsNestedTooDeepIsUnreadable() {
    Throwable thrown =
        catchThrowable(() -> JSON.readValue("{\"a\":" + "[".repeat(2_000), Map.class));

    assertThat(UnreadableEvents.isOne(thrown)).isTrue();
  }

  @Test
  void whatFunqyStumblesOverIsUnreadable() {
    NullPointerException absent = new NullPointerException();
    absent.setStackTrace(
        new StackTraceElement[] {
          frame("java.util.Objects"), frame("io.quarkus.funqy.runtime.bindings.Handler")
        });

    assertThat(UnreadableEvents.isOne(absent)).isTrue();
  }

  @Test
  void whatOurOwnCodeThrowsIsADefect() {
    RuntimeException ours = new IllegalArgumentException("creations must be at least 1");
    RuntimeException wrapped = new IllegalArgumentException("bean", ours);
    wrapped.setStackTrace(new StackTraceElement[] {frame("io.quarkus.funqy.runtime.Invoker")});

    assertThat(UnreadableEvents.isOne(ours)).isFalse();
    assertThat(UnreadableEvents.isOne(wrapped)).isFalse();
  }

  @Test
  void anAnswerThatCannotBeWrittenIsADefect() {
    Throwable thrown = catchThrowable(() -> JSON.writeValueAsString(new Object()));

    assertThat(UnreadableEvents.isOne(thrown)).isFalse();
  }

  private static StackTraceElement frame(String type) {
    return new StackTraceElement(type, "method", "File.java", 1);
  }
}
