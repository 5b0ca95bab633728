package nl.coachmoodle.inbound.webhook;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.inbound.DoorAnswers;
import nl.coachmoodle.inbound.DoorStatus;
import nl.coachmoodle.inbound.References;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.telemetry.LogFields;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.jboss.logging.Logger;

/**
 * Coachview's webhooks. Answered as soon as the work is handed on, so that Coachview does not wait
 * for Moodle. An event that nobody has asked for is answered like any other: Coachview must not be
 * made to send it again.
 */
@Path("/webhooks/{secret}")
public class Webhooks {
  /** Bytes of a message at the most. */
  public static final int LARGEST_BODY = 64 * 1024;

  private static final Logger LOG = Logger.getLogger(Webhooks.class);

  /** For events that no route names: anybody could invent names without end. */
  private static final String OTHER = "other";

  private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9._:/-]{1,80}");

  private final WebhookAccess access;
  private final WebhookBody bodies;
  private final Envelope envelope;
  private final Routes routes;
  private final Work work;
  private final DoorAnswers answers;
  private final Telemetry telemetry;

  public Webhooks(
      WebhookAccess access,
      WebhookBody bodies,
      Envelope envelope,
      Routes routes,
      Work work,
      DoorAnswers answers,
      Telemetry telemetry) {
    this.access = access;
    this.bodies = bodies;
    this.envelope = envelope;
    this.routes = routes;
    this.work = work;
    this.answers = answers;
    this.telemetry = telemetry;
  }

  /** Takes what Coachview sends. */
  @POST
  @Consumes("*/*")
  public Response receive(byte[] sent, @Context HttpServerRequest request) {
    String reference = References.begin();
    byte[] body = sent == null ? new byte[0] : sent;
    Caller caller = Caller.of(request);
    try {
      WebhookAddress address = access.admit(caller, body);
      return receive(address, caller.headers(), body, reference);
    } catch (FailedException refused) {
      Failure failure = refused.failure();
      logRefusal(failure, DoorStatus.of(failure), reference);
      return answers.failed(failure, reference);
    } finally {
      References.end();
    }
  }

  private Response receive(
      WebhookAddress address, RequestHeaders headers, byte[] body, String reference) {
    List<WebhookMessage> messages;
    try {
      if (body.length > LARGEST_BODY) {
        throw new FailedException(FailureCode.BODY_TOO_LARGE);
      }
      messages = bodies.read(headers.text("Content-Type"), body);
    } catch (FailedException unreadable) {
      count(OTHER, Metric.NONE, "refused");
      throw unreadable;
    }
    List<Work.Outcome> outcomes = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    // One that fails does not keep the others of a list from being worked on.
    for (int number = 0; number < messages.size(); number++) {
      String ending = messages.size() > 1 ? "/" + number : "";
      try {
        outcomes.addAll(route(address, headers, messages.get(number), ending, failures));
      } catch (FailedException failed) {
        failures.add(failed.failure());
      }
    }
    return Failure.decisive(failures)
        .map(failure -> undone(failure, reference))
        .orElseGet(() -> answer(outcomes, reference));
  }

  /** What waits for a setting must be sent again: a 4xx would be the end of it. */
  private Response undone(Failure failure, String reference) {
    if (failure.failureClass() != FailureClass.SETUP) {
      throw new FailedException(failure);
    }
    logRefusal(failure, 503, reference);
    return answers.sendAgain(failure, reference);
  }

  /**
   * Does what all routes of a message ask for.
   *
   * @param failures get those of routes: one that fails does not keep the others from being taken
   */
  private List<Work.Outcome> route(
      WebhookAddress address,
      RequestHeaders headers,
      WebhookMessage message,
      String ending,
      List<Failure> failures) {
    Optional<String> event;
    List<Route> fitting;
    try {
      event = envelope.event(address.event(), headers, message, routes);
      fitting = event.map(name -> routes.of(name, message)).orElse(List.of());
    } catch (FailedException unreadable) {
      count(OTHER, Metric.NONE, "refused");
      throw unreadable;
    }
    String known = event.flatMap(routes::known).orElse(OTHER);
    if (fitting.isEmpty()) {
      String outcome = event.isEmpty() ? "unnamed" : "unrouted";
      count(known, Metric.NONE, outcome);
      LOG.infof("%s", line(address, event, outcome).with("fields", message.names()));
      return List.of();
    }
    String id = envelope.id(headers, message) + ending;
    List<Work.Outcome> outcomes = new ArrayList<>();
    for (int number = 0; number < fitting.size(); number++) {
      Route route = fitting.get(number);
      String outcome = "refused";
      try {
        Map<String, Object> request = route.request(message);
        outcome = "not-taken";
        Work.Outcome done =
            work.take(
                new Message(
                    route.function(),
                    fitting.size() > 1 ? id + "/" + number : id,
                    Route.group(request, message, id),
                    request));
        outcome = done.state().label();
        outcomes.add(done);
        log(
            line(address, event, outcome)
                .with("function", route.function())
                .with("request", request),
            done);
      } catch (FailedException failed) {
        failures.add(failed.failure());
        LOG.warnf(
            "%s",
            line(address, event, outcome)
                .with("function", route.function())
                .with("failure", failed.failure()));
      } finally {
        count(known, route.function(), outcome);
      }
    }
    return outcomes;
  }

  private Response answer(List<Work.Outcome> outcomes, String reference) {
    Optional<Failure> failure =
        outcomes.stream().flatMap(outcome -> outcome.failure().stream()).findFirst();
    if (failure.isPresent()) {
      return answers.takenButFailed(failure.get(), reference);
    }
    if (outcomes.isEmpty()) {
      return answers.taken(202, "webhook-unrouted", reference);
    }
    boolean isDone = outcomes.stream().allMatch(outcome -> outcome.state() == Work.State.DONE);
    return isDone
        ? answers.taken(200, "webhook-done", reference)
        : answers.taken(202, "webhook-taken", reference);
  }

  private static void logRefusal(Failure failure, int status, String reference) {
    LOG.warnf(
        "%s",
        LogFields.of("door", "webhook")
            .with("outcome", "refused")
            .with("status", status)
            .with("failure", failure)
            .with("reference", reference));
  }

  private static LogFields line(WebhookAddress address, Optional<String> event, String outcome) {
    return LogFields.of("door", "webhook")
        .with("address", address.name())
        .with("event", event.filter(name -> EVENT.matcher(name).matches()).orElse("?"))
        .with("outcome", outcome);
  }

  private static void log(LogFields line, Work.Outcome outcome) {
    outcome
        .failure()
        .ifPresentOrElse(
            failure -> LOG.warnf("%s", line.with("failure", failure)), () -> LOG.infof("%s", line));
  }

  private void count(String event, String function, String outcome) {
    telemetry.count(
        Metric.EVENT_RECEIVED,
        Map.of("door", "webhook", "event", event, "function", function, "outcome", outcome));
  }
}
