package nl.coachmoodle.inbound.knative;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import nl.coachmoodle.inbound.webhook.Caller;
import nl.coachmoodle.inbound.webhook.WebhookAccess;
import nl.coachmoodle.inbound.webhook.Webhooks;

/** Turns callers of the webhooks away before their body is read. */
@Singleton
class WebhookGate {
  private static final String PATH = "/webhooks/*";

  private final WebhookAccess access;
  private final DoorGate gate;

  WebhookGate(WebhookAccess access, DoorGate gate) {
    this.access = access;
    this.gate = gate;
  }

  void install(@Observes Router router) {
    gate.install(
        router,
        PATH,
        Webhooks.LARGEST_BODY,
        call -> access.refusesUnread(Caller.of(call.request())));
  }
}
