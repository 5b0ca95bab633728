package nl.coachmoodle.inbound.webhook;

import io.smallrye.config.Secret;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.function.FunctionDirectory;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.outbound.OutboundSettings;
import org.jboss.logging.Logger;

/** Looks at the settings of the door at the start. Names settings, never secrets. */
@Singleton
class WebhookSettingsCheck {
  private static final Logger LOG = Logger.getLogger(WebhookSettingsCheck.class);

  /** Others stand in quotes in the name of a setting, where the secrets of now are not found. */
  private static final Pattern ADDRESS_NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private final WebhookSettings settings;
  private final OutboundSettings outbound;
  private final FunctionDirectory functions;

  WebhookSettingsCheck(
      WebhookSettings settings, OutboundSettings outbound, FunctionDirectory functions) {
    this.settings = settings;
    this.outbound = outbound;
    this.functions = functions;
  }

  void check(@Observes SettingProblems problems) {
    checkSecrets(problems);
    checkRoutes(problems);
    try {
      new SignatureKeys(settings.signature(), RotatingSecret::fixed).check(Clock.systemUTC());
    } catch (IllegalArgumentException wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    }
    if (settings.signature().tolerance().isNegative()) {
      problems.add("webhook.signature.tolerance must not be negative");
    }
    if (settings.trustedProxies().isPresent() && settings.allowedSources().isEmpty()) {
      LOG.warn("webhook.trusted-proxies has no effect without webhook.allowed-sources");
    }
    withoutQueue()
        .forEach(
            function ->
                LOG.warnf(
                    "webhook.route-map or webhook.routes lead to %s, which has no queue in"
                        + " outbound.queue-map or outbound.queues: its work is done while the"
                        + " sender waits",
                    function));
  }

  /** Functions of routes that were forgotten where others have queues. */
  List<String> withoutQueue() {
    Set<String> queued = outbound.allQueues().keySet();
    if (queued.isEmpty()) {
      return List.of();
    }
    try {
      return new WebhookRules(settings)
          .routes().all().stream()
              .map(Route::function)
              .filter(function -> functions.has(function) && !queued.contains(function))
              .distinct()
              .sorted()
              .toList();
    } catch (IllegalArgumentException wrong) {
      // The check of the routes names it.
      return List.of();
    }
  }

  private void checkSecrets(SettingProblems problems) {
    Set<String> seen = new HashSet<>();
    check("webhook.secret", settings.secret(), seen, problems);
    check("webhook.previous-secret", settings.previousSecret(), seen, problems);
    if (SignatureKeys.text(settings.previousSecret()).isPresent()
        && SignatureKeys.text(settings.secret()).isEmpty()) {
      problems.add("webhook.previous-secret is set without webhook.secret");
    }
    for (Map.Entry<String, WebhookSettings.Address> named : settings.addresses().entrySet()) {
      String prefix = "webhook.addresses." + named.getKey();
      WebhookSettings.Address address = named.getValue();
      if (!ADDRESS_NAME.matcher(named.getKey()).matches()) {
        problems.add(
            prefix
                + ": the name of an address must have letters, digits, - and _ only; with another"
                + " one it never opens");
      }
      if (SignatureKeys.text(Optional.of(address.secret())).isEmpty()) {
        problems.add(prefix + ".secret is missing: it never opens without");
      }
      check(prefix + ".secret", Optional.of(address.secret()), seen, problems);
      check(prefix + ".previous-secret", address.previousSecret(), seen, problems);
    }
  }

  private static void check(
      String setting, Optional<Secret<String>> secret, Set<String> seen, SettingProblems problems) {
    SignatureKeys.text(secret)
        .ifPresent(
            text -> {
              if (!WebhookAddresses.SECRET.matcher(text).matches()) {
                problems.add(
                    setting
                        + " must have 32 to 128 characters, letters, digits, - and _ only, such as"
                        + " from: openssl rand -hex 32");
              } else if (!seen.add(text)) {
                problems.add(setting + " is the same as another secret: every one must be its own");
              }
            });
  }

  private void checkRoutes(SettingProblems problems) {
    try {
      for (Route route : new WebhookRules(settings).routes().all()) {
        if (!functions.has(route.function())) {
          problems.add(
              "webhook.route-map or webhook.routes: \""
                  + route.function()
                  + "\" is not a function; it must be one of "
                  + String.join(", ", functions.names()));
        }
      }
    } catch (IllegalArgumentException wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    }
  }
}
