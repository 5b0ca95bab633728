package nl.coachmoodle.inbound.webhook;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A deployment behind a proxy on this machine that is bound to no sink: messages are signed by
 * Standard Webhooks, come from one network, and their work is done while the sender waits.
 */
public final class GuardedDoor implements QuarkusTestProfile {
  static final String SECRET = "s3cret-of-the-guarded-webhooks_01";
  static final String KEY = "bmV3LWtleS1vZi10aGUtZ3VhcmRlZC1kb29y";
  static final String PREVIOUS_KEY = "b2xkLWtleS1vZi10aGUtZ3VhcmRlZC1kb29y";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "webhook.secret",
        SECRET,
        "webhook.signature.signed-text",
        "standard-webhooks",
        "webhook.signature.key",
        "whsec_" + KEY,
        "webhook.signature.previous-key",
        "whsec_" + PREVIOUS_KEY,
        "webhook.allowed-sources",
        "203.0.113.0/24,2001:db8::/32",
        "webhook.trusted-proxies",
        "127.0.0.0/8",
        "webhook.route-map",
        "persoon.inactief -> suspendParticipant(externalId=ExternId);"
            + "persoon.nieuw -> addToCohort(externalId=ExternId, cohort='7');"
            + "persoon.cohort -> removeFromCohort(externalId=ExternId, cohort='idnumber=X')");
  }
}
