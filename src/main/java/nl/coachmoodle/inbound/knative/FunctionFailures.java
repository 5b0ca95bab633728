package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Violation;
import nl.coachmoodle.function.OperationFailedException;
import nl.coachmoodle.inbound.DoorAnswers;
import nl.coachmoodle.inbound.DoorStatus;
import nl.coachmoodle.inbound.References;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives the failures of functions the status that a broker or a caller can act on; Funqy itself
 * answers 500 to everything. What is neither a function's own failure nor an event that Funqy could
 * not read is a defect.
 */
@Singleton
class FunctionFailures {
  private static final Logger LOG = Logger.getLogger(FunctionFailures.class);
  private static final int FIRST = -10_000;

  private final DoorAnswers answers;

  FunctionFailures(DoorAnswers answers) {
    this.answers = answers;
  }

  void install(@Observes Router router) {
    router.route().order(FIRST).failureHandler(this::answer);
  }

  private void answer(RoutingContext call) {
    if (call.response().ended()) {
      return;
    }
    String reference = References.begin();
    Optional<OperationFailedException> ours = ours(call.failure());
    if (ours.isPresent()) {
      OperationFailedException failed = ours.get();
      Failure decisive = failed.decisive();
      LOG.infof("function failed status=%d reference=%s", DoorStatus.of(decisive), reference);
      // A broker keeps the beginning of the answer with the dead event, so it gets no report.
      Object body =
          failed
              .report()
              .filter(report -> !CloudEventHeaders.of(call).isEvent())
              .<Object>map(report -> report)
              .orElse(answers.answer(decisive, reference));
      send(call, DoorStatus.of(decisive), body);
      return;
    }
    Throwable thrown = call.failure();
    if (call.statusCode() >= 500 && (thrown == null || !UnreadableEvents.isOne(thrown))) {
      // The text of a defect is for the log only.
      LOG.errorf(thrown, "function outcome=defect reference=%s", reference);
      Failure defect = Failure.of(FailureCode.INTERNAL_ERROR);
      send(call, DoorStatus.of(defect), answers.answer(defect, reference));
      return;
    }
    Failure failure = Failure.of(code(call.statusCode()));
    if (failure.code() == FailureCode.INPUT_INVALID) {
      failure =
          failure.with("violations", new Violation(Violation.Kind.NOT_JSON, "body").toString());
    }
    LOG.warnf(
        "event not readable cause=%s status=%d reference=%s",
        thrown == null ? "none" : thrown.getClass().getSimpleName(),
        DoorStatus.of(failure),
        reference);
    send(call, DoorStatus.of(failure), answers.answer(failure, reference));
  }

  /** Funqy wraps what a function throws. */
  private static Optional<OperationFailedException> ours(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OperationFailedException failed) {
        return Optional.of(failed);
      }
    }
    return Optional.empty();
  }

  private static FailureCode code(int status) {
    return switch (status) {
      case 404 -> FailureCode.ADDRESS_UNKNOWN;
      case 405 -> FailureCode.METHOD_UNSUPPORTED;
      case 406, 415 -> FailureCode.MEDIA_TYPE_UNSUPPORTED;
      case 413 -> FailureCode.BODY_TOO_LARGE;
      default -> FailureCode.INPUT_INVALID;
    };
  }

  private void send(RoutingContext call, int status, Object body) {
    if (status == 503) {
      call.response().putHeader("Retry-After", Integer.toString(DoorStatus.RETRY_AFTER_SECONDS));
    }
    call.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(answers.write(body));
    GateAnswers.hangUp(call);
  }
}
