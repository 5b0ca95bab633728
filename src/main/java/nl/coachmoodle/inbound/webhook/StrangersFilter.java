package nl.coachmoodle.inbound.webhook;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.inbound.DoorAnswers;
import nl.coachmoodle.inbound.DoorStatus;
import nl.coachmoodle.inbound.References;
import nl.coachmoodle.telemetry.LogFields;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers who does not know the secret before anything else looks at the request, so that no method
 * and no media type tells a stranger whether there is something at an address.
 */
public class StrangersFilter {
  private static final Logger LOG = Logger.getLogger(StrangersFilter.class);
  private static final String PATH = "/webhooks/";

  private final WebhookAccess access;
  private final DoorAnswers answers;

  public StrangersFilter(WebhookAccess access, DoorAnswers answers) {
    this.access = access;
    this.answers = answers;
  }

  /** The answer to a stranger; empty for everybody else. */
  @ServerRequestFilter(preMatching = true)
  public Optional<Response> refuse(HttpServerRequest request) {
    String path = Optional.ofNullable(request.path()).orElse("");
    return Optional.of(path)
        .filter(any -> any.startsWith(PATH))
        .flatMap(any -> access.refusesUnread(Caller.of(request)))
        .map(this::refusal);
  }

  private Response refusal(Failure failure) {
    String reference = References.begin();
    try {
      LOG.infof(
          "%s",
          LogFields.of("door", "webhook")
              .with("outcome", "refused")
              .with("status", DoorStatus.of(failure))
              .with("failure", failure)
              .with("reference", reference));
      return answers.failed(failure, reference);
    } finally {
      References.end();
    }
  }
}
