package nl.coachmoodle.inbound.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;

/** Bodies, sources and routes of webhooks, for Jazzer. */
public final class WebhookFuzzer {
  private static final WebhookBody BODIES = new WebhookBody(new ObjectMapper());
  private static final SourceCheck SOURCES =
      new SourceCheck(Set.of(Cidr.of("203.0.113.0/24")), Set.of(Cidr.of("10.0.0.0/8")));

  private WebhookFuzzer() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (String type : List.of("", "application/json", "application/x-www-form-urlencoded")) {
      try {
        for (WebhookMessage message : BODIES.read(Optional.of(type), data)) {
          message.names();
          message.find("PersoonId");
          message.find("data.PersoonId");
        }
      } catch (FailedException refused) {
        refused.failure();
      }
    }
    if (SOURCES.allows("192.0.2.1", List.of(text))) {
      throw new IllegalStateException("a stranger was let in");
    }
    try {
      RouteText.read(text);
      Cidr.of(text);
    } catch (IllegalArgumentException wrong) {
      wrong.getMessage();
    }
  }
}
