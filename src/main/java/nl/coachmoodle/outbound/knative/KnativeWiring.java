package nl.coachmoodle.outbound.knative;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.JsonBody;
import nl.coachmoodle.outbound.OutboundSettings;
import nl.coachmoodle.outbound.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Connects this service to the sink that Knative binds it to, and to its dead-letter sink. */
@Singleton
class KnativeWiring {

  @Produces
  @Singleton
  Outbox outbox(
      @ConfigProperty(name = "K_SINK") Optional<String> sink, CloudEvents events, Courier courier) {
    return new CloudEventOutbox(sink.map(KnativeWiring::sink), events, courier);
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(OutboundSettings settings, CloudEvents events, Courier courier) {
    return new CloudEventDeadLetters(settings.deadLetterSink(), events, courier);
  }

  @Produces
  @Singleton
  CloudEvents events(
      @ConfigProperty(name = "K_CE_OVERRIDES") Optional<String> overrides,
      ObjectMapper mapper,
      JsonBody json,
      Clock clock) {
    return new CloudEvents(
        overrides
            .map(text -> SinkOverrides.of(text, mapper))
            .orElseGet(() -> new SinkOverrides(Map.of())),
        json,
        clock);
  }

  private static HttpAddress sink(String text) {
    try {
      return HttpAddress.of(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("K_SINK: " + wrong.getMessage(), wrong);
    }
  }
}
