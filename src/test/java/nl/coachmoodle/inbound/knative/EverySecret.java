package nl.coachmoodle.inbound.knative;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.IdentityProviderResource;

/** A deployment with every secret that can be set, each of which can be searched for. */
public final class EverySecret implements QuarkusTestProfile {
  static final String FUNCTIONS = "hidden-functions-key-0123456789abcdef";
  static final String SETUP = "hidden-setup-key-0123456789abcdef-0123";
  static final String WEBHOOK = "hidden-webhook-secret-0123456789abcdef";
  static final String WEBHOOK_BEFORE = "hidden-webhook-before-0123456789abcdef";
  static final String ADDRESS = "hidden-address-secret-0123456789abcdef";
  static final String SIGNATURE = "hidden-signature-key-0123456789abcdef";
  static final String SIGNATURE_BEFORE = "hidden-signature-before-0123456789abc";
  static final String COACHVIEW = "hidden-coachview-secret-0123456789abcd";

  /** All of them but Moodle's token. */
  static final List<String> ALL =
      List.of(
          FUNCTIONS,
          SETUP,
          WEBHOOK,
          WEBHOOK_BEFORE,
          ADDRESS,
          SIGNATURE,
          SIGNATURE_BEFORE,
          COACHVIEW);

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("messages.language", "en"),
        Map.entry("functions.key", FUNCTIONS),
        Map.entry("setup.key", SETUP),
        Map.entry("webhook.secret", WEBHOOK),
        Map.entry("webhook.previous-secret", WEBHOOK_BEFORE),
        Map.entry("webhook.addresses.a.secret", ADDRESS),
        Map.entry("webhook.addresses.a.event", "persoon.categorie.toegevoegd"),
        Map.entry("webhook.signature.key", SIGNATURE),
        Map.entry("webhook.signature.previous-key", SIGNATURE_BEFORE),
        // Nobody listens there.
        Map.entry("coachview.url", "http://127.0.0.1:9"),
        Map.entry("coachview.client-id", "coachmoodle"),
        Map.entry("coachview.client-secret", COACHVIEW),
        Map.entry("coachview.retry.max", "0"),
        Map.entry("quarkus.http.access-log.enabled", "true"));
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(IdentityProviderResource.class));
  }
}
