package nl.coachmoodle.coachview.wire;

import io.quarkus.oidc.client.OidcClients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.telemetry.Telemetry;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Puts the one Coachview of this deployment together from the settings. */
@Singleton
class CoachviewWiring {
  private static final CoachviewAddress NOWHERE = new CoachviewAddress("https://coachview.invalid");

  @Produces
  @Singleton
  CoachviewSite site(
      CoachviewSettings settings,
      @RestClient CoachviewRestClient client,
      OidcClients oidc,
      Clock clock,
      RotatingSecrets secrets,
      Telemetry telemetry) {
    List<String> missing = SettingCheck.missing(settings);
    TokenSource tokens =
        missing.isEmpty()
            ? new OidcTokens(oidc, settings, secrets.named("coachview.client-secret"))
            : new NotConfigured(String.join(", ", missing));
    return new CoachviewSite(
        new RestTransport(client, settings.url().orElse(NOWHERE)),
        tokens,
        settings,
        clock,
        telemetry);
  }
}
