package nl.coachmoodle.outbound.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import nl.coachmoodle.function.Settings;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.OutboundSettings;
import nl.coachmoodle.outbound.Outbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment that is bound to no sink. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
class NoSinkTest {
  @Inject Outbox outbox;
  @Inject DeadLetters deadLetters;

  @Test
  void nothingIsReachedAndNoDeadLettersAreKept() {
    assertThat(outbox.reaches("syncProfile")).isFalse();
    assertThat(deadLetters.areKept()).isFalse();
    assertThatThrownBy(() -> outbox.send(new Message("syncProfile", "1", "p1", Map.of())))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broker.local",
        "ftp://broker",
        "https://",
        "https://user:geheim@broker",
        "https://a b"
      })
  void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> HttpAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an address")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void aMapOfQueuesNamesTheFunctionWhoseAddressIsNone() {
    assertThat(
            Settings.read(
                    OutboundSettings.class,
                    "outbound.queue-map",
                    " syncProfile = https://a/q1 ;; reconcile=https://a/q2",
                    "outbound.queues.reconcile",
                    "https://a/q3")
                .allQueues())
        .isEqualTo(
            Map.of(
                "syncProfile", HttpAddress.of("https://a/q1"),
                "reconcile", HttpAddress.of("https://a/q3")));
    for (String wrong : new String[] {"syncProfile", "syncProfile=", "syncProfile=q1"}) {
      assertThatThrownBy(
              () -> Settings.read(OutboundSettings.class, "outbound.queue-map", wrong).allQueues())
          .hasMessageContaining("outbound.queue-map")
          .hasMessageContaining("syncProfile: this is not an address");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"extensions\": {\"Tenant\": \"1\"}}",
        "{\"extensions\": {\"a-b\": \"1\"}}",
        "{\"extensions\": {\"a\": 1}}"
      })
  void overridesThatAreNoneAreRefused(String text) {
    assertThatThrownBy(() -> SinkOverrides.of(text, new ObjectMapper()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("K_CE_OVERRIDES must be");
  }

  @Test
  void overridesMayBeEmpty() {
    assertThat(SinkOverrides.of("{}", new ObjectMapper()).extensions()).isEmpty();
  }
}
