package nl.coachmoodle.coachview.wire;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.http.ClientLimits;
import nl.coachmoodle.http.Clients;
import nl.coachmoodle.http.RestClients;
import nl.coachmoodle.telemetry.Telemetry;

/** Puts the one Coachview of this deployment together from the settings. */
@Singleton
class CoachviewWiring {
  private static final CoachviewAddress NOWHERE = new CoachviewAddress("https://coachview.invalid");

  private static final int CONNECTIONS = 4;

  @Produces
  @Singleton
  Clients<CoachviewRestClient> clients(CoachviewSettings settings, RestClients clients) {
    return clients.make(
        CoachviewRestClient.class,
        new ClientLimits(settings.connectTimeout(), settings.readTimeout(), CONNECTIONS),
        settings.authorities(),
        List.of());
  }

  @Produces
  @Singleton
  CoachviewSite site(
      CoachviewSettings settings,
      Instance<Clients<CoachviewRestClient>> clients,
      Clock clock,
      RotatingSecrets secrets,
      Telemetry telemetry) {
    List<String> missing = SettingCheck.missing(settings);
    // Made when it is first used: most functions never read Coachview, and a start should be short.
    RestTransport transport = new RestTransport(clients::get, settings.url().orElse(NOWHERE));
    TokenSource tokens =
        missing.isEmpty()
            ? new ClientCredentials(
                transport.tokens(settings), secrets.named("coachview.client-secret"), clock)
            : new NotConfigured(String.join(", ", missing));
    return new CoachviewSite(transport, tokens, settings, clock, telemetry);
  }
}
