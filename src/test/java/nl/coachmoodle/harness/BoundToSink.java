package nl.coachmoodle.harness;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A deployment with webhooks that hands its work on: Knative has bound it to a sink. */
public final class BoundToSink implements QuarkusTestProfile {
  /** The secret of the webhooks' address. */
  public static final String SECRET = "s3cret-of-the-webhooks_0123456789";

  /** The one before. */
  public static final String PREVIOUS = "previ0us-s3cret-of-the-webhooks_0123";

  /** The secret of an address whose messages are all about one event. */
  public static final String CATEGORY = "categ0ry-s3cret-of-the-webhooks_0123";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "messages.language",
        "en",
        "webhook.secret",
        SECRET,
        "webhook.previous-secret",
        PREVIOUS,
        "webhook.addresses.category.secret",
        CATEGORY,
        "webhook.addresses.category.event",
        "persoon.categorie.toegevoegd",
        "webhook.id-fields",
        "berichtId",
        "webhook.route-map",
        "persoon.categorie.toegevoegd -> syncProfile;"
            + "persoon.categorie.toegevoegd[Categorie=Naar Moodle]"
            + " -> enrolParticipant(personId=PersoonId);"
            + "deelnemer.ingeschreven -> enrolParticipant(enrolmentId=deelnemer.Id);"
            + "twee -> syncProfile; twee -> addToCohort(externalId=ExternId, cohort='7')",
        // Whoever switches it on must not find secrets in it.
        "quarkus.http.access-log.enabled",
        "true");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(SinkResource.class));
  }
}
