package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import nl.coachmoodle.inbound.ElearningAccess;
import nl.coachmoodle.inbound.ElearningLink;

/** Turns callers of the e-learning link away before their body is read: who has no token at all. */
@Singleton
class ElearningGate {
  private static final String PATH = "/elearning";

  private final ElearningAccess access;
  private final DoorGate gate;

  ElearningGate(ElearningAccess access, DoorGate gate) {
    this.access = access;
    this.gate = gate;
  }

  void install(@Observes Router router) {
    gate.install(
        router,
        PATH,
        ElearningLink.LARGEST_BODY,
        call ->
            access.refusesUnread(
                Optional.ofNullable(call.request().getHeader(HttpHeaders.AUTHORIZATION))));
  }
}
