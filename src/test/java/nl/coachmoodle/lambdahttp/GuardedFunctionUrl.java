package nl.coachmoodle.lambdahttp;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.SqsResource;

/** Webhooks behind a function URL, from one network, signed, and handed on to queues. */
public final class GuardedFunctionUrl implements QuarkusTestProfile {
  static final String SECRET = "s3cret-of-the-function-url_0123456";
  static final String KEY = "bmV3LWtleS1vZi10aGUtZ3VhcmRlZC1kb29y";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "webhook.secret",
        SECRET,
        "webhook.signature.signed-text",
        "standard-webhooks",
        "webhook.signature.key",
        KEY,
        "webhook.allowed-sources",
        "192.0.2.0/24",
        "webhook.route-map",
        "persoon.categorie.toegevoegd -> syncProfile;"
            + "geen.wachtrij -> suspendParticipant(externalId=ExternId);"
            + "nieuw -> addToCohort(externalId=ExternId, cohort='7')");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SqsResource.class));
  }
}
