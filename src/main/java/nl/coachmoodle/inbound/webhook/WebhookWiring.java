package nl.coachmoodle.inbound.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.function.FunctionDirectory;
import nl.coachmoodle.function.PermanentFailures;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.setup.WebhookDoor;

/** Puts the door together from its settings. */
@Singleton
class WebhookWiring {

  @Produces
  @Singleton
  WebhookAccess access(WebhookSettings settings, RotatingSecrets secrets, Clock clock) {
    WebhookRules rules = new WebhookRules(settings);
    return new WebhookAccess(
        rules.addresses(secrets::named),
        rules.sources(),
        new SignatureKeys(settings.signature(), secrets::named).check(clock));
  }

  @Produces
  @Singleton
  WebhookDoor examined(WebhookSettings settings, RotatingSecrets secrets) {
    return new ExaminedDoor(settings, secrets::named).door();
  }

  @Produces
  @Singleton
  WebhookBody bodies(ObjectMapper json) {
    return new WebhookBody(json);
  }

  @Produces
  @Singleton
  Envelope envelope(WebhookSettings settings) {
    return new WebhookRules(settings).envelope();
  }

  @Produces
  @Singleton
  Routes routes(WebhookSettings settings) {
    return new WebhookRules(settings).routes();
  }

  @Produces
  @Singleton
  Work work(
      Outbox outbox,
      FunctionDirectory functions,
      DeadLetters deadLetters,
      PermanentFailures permanent) {
    return new Work(outbox, functions, deadLetters, permanent);
  }
}
