package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Turns callers of a door away before their body is read: strangers, and who sends more than the
 * door takes. The server's own limit is that of the functions, and their lists are a hundred times
 * longer.
 */
@Singleton
class DoorGate {
  private final GateAnswers answers;

  DoorGate(GateAnswers answers) {
    this.answers = answers;
  }

  /**
   * Puts a gate before a door.
   *
   * @param largest bytes of a body at the most
   * @param stranger why a caller is refused whatever its body says; empty when it must be read
   */
  void install(
      Router router,
      String path,
      long largest,
      Function<RoutingContext, Optional<Failure>> stranger) {
    router
        .route(path)
        .order(FunctionGate.BEFORE_READING)
        .handler(call -> check(call, largest, stranger.apply(call)));
    // For bodies that do not say their length; too much of one is 413.
    router
        .route(path)
        .order(FunctionGate.BEFORE_READING)
        .handler(BodyHandler.create(false).setBodyLimit(largest));
  }

  private void check(RoutingContext call, long largest, Optional<Failure> refusal) {
    if (refusal.isPresent()) {
      answers.refuse(call, refusal.get());
    } else if (length(call) > largest) {
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
