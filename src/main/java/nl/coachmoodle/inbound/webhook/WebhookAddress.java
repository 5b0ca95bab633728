package nl.coachmoodle.inbound.webhook;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;

/**
 * An address that Coachview may post to.
 *
 * @param name for the log, because the address itself is secret
 * @param secrets the current one and, while it is replaced, the previous one; asked for each time
 * @param event what every message there is about, where the message does not say it
 */
record WebhookAddress(String name, List<RotatingSecret> secrets, Optional<String> event) {

  WebhookAddress {
    secrets = List.copyOf(secrets);
  }

  /** Does not show the secrets. */
  @Override
  public String toString() {
    return "webhook address " + name;
  }
}
