package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.inbound.DoorAnswers;
import nl.coachmoodle.inbound.DoorStatus;
import nl.coachmoodle.inbound.References;
import org.jboss.logging.Logger;

/** Answers calls that are refused before anything of their body is read. */
@Singleton
class GateAnswers {
  private static final Logger LOG = Logger.getLogger(GateAnswers.class);
  private static final long PATIENCE_MILLIS = 1_000;
  private static final Pattern PLAIN_PATH = Pattern.compile("/\\w{0,60}");

  private final DoorAnswers answers;

  GateAnswers(DoorAnswers answers) {
    this.answers = answers;
  }

  void refuse(RoutingContext call, Failure failure) {
    String reference = References.begin();
    int status = DoorStatus.of(failure);
    LOG.infof(
        "gate path=%s status=%d failure=\"%s\" reference=%s",
        printable(call), status, failure, reference);
    if (status == 401) {
      call.response().putHeader("WWW-Authenticate", "Bearer");
    }
    call.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(answers.write(answers.answer(failure, reference)));
    hangUp(call);
  }

  /**
   * Ends the connection of a caller that still sends a body which nobody reads. Not at once: it
   * could then not read the answer.
   */
  static void hangUp(RoutingContext call) {
    if (!call.request().isEnded()) {
      call.request().resume();
      call.vertx()
          .setTimer(
              PATIENCE_MILLIS,
              timer -> {
                if (!call.request().isEnded()) {
                  call.request().connection().close();
                }
              });
    }
  }

  /** Anybody can call any path: what is in it does not belong in the log. */
  private static String printable(RoutingContext call) {
    String path = call.request().path();
    return path != null && PLAIN_PATH.matcher(path).matches() ? path : "?";
  }
}
