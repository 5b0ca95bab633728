package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.inbound.ElearningAccess;
import nl.coachmoodle.inbound.ElearningLink;

/**
 * Turns callers of the e-learning link away before their body is read: who has no token at all, and
 * who sends more than the door takes. The server's own limit is that of the functions, and their
 * lists are a hundred times longer.
 */
@Singleton
class ElearningGate {
  private static final String PATH = "/elearning";

  private final ElearningAccess access;
  private final GateAnswers answers;

  ElearningGate(ElearningAccess access, GateAnswers answers) {
    this.access = access;
    this.answers = answers;
  }

  void install(@Observes Router router) {
    router.route(PATH).order(FunctionGate.BEFORE_READING).handler(this::check);
    // For bodies that do not say their length; too much of one is 413.
    router
        .route(PATH)
        .order(FunctionGate.BEFORE_READING)
        .handler(BodyHandler.create(false).setBodyLimit(ElearningLink.LARGEST_BODY));
  }

  private void check(RoutingContext call) {
    Optional<Failure> refusal =
        access.refusesUnread(
            Optional.ofNullable(call.request().getHeader(HttpHeaders.AUTHORIZATION)));
    if (refusal.isPresent()) {
      answers.refuse(call, refusal.get());
    } else if (length(call) > ElearningLink.LARGEST_BODY) {
      answers.refuse(call, Failure.of(FailureCode.BODY_TOO_LARGE));
    } else {
      call.next();
    }
  }

  private static long length(RoutingContext call) {
    String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }
}
