package nl.coachmoodle.moodle.wire;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.http.Authorities;
import nl.coachmoodle.http.ClientLimits;
import nl.coachmoodle.http.Clients;
import nl.coachmoodle.http.RestClients;
import nl.coachmoodle.telemetry.Telemetry;

/** Puts the one Moodle of this deployment together from the settings. */
@Singleton
class MoodleWiring {
  /** Enough for what is measured to be of use; more only where more calls at once are wanted. */
  private static final int CONNECTIONS = 4;

  @Produces
  @Singleton
  Clients<MoodleRestClient> clients(MoodleSettings settings, RestClients clients) {
    return clients.make(
        MoodleRestClient.class,
        new ClientLimits(
            settings.connectTimeout(),
            settings.readTimeout(),
            Math.max(CONNECTIONS, settings.batch().parallelCalls())),
        settings.authorities(),
        List.of(new FormWriter()));
  }

  @Produces
  @Singleton
  MoodleSite site(
      MoodleSettings settings,
      Instance<Clients<MoodleRestClient>> clients,
      ExecutorService helpers,
      Clock clock,
      RotatingSecrets secrets,
      Telemetry telemetry) {
    MoodleSettings.Batch batch = settings.batch();
    MoodleSettings.Retry retry = settings.retry();
    return new MoodleSite(
        to(settings.url().endpoint(), clients),
        secrets.named("moodle.token"),
        new Limits(
            batch.lookups(),
            batch.creations(),
            batch.updates(),
            batch.memberships(),
            batch.enrolments(),
            batch.formVariables(),
            batch.parallelCalls()),
        new Patience(
            retry.max(),
            retry.delay(),
            retry.maximumDelay(),
            retry.budget(),
            retry.breakerFailures(),
            retry.breakerPause()),
        clock,
        new Lanes(helpers, batch.parallelCalls()),
        telemetry);
  }

  @Produces
  @Singleton
  PlainCalls plainCalls(
      MoodleSettings settings,
      Instance<Clients<MoodleRestClient>> clients,
      RotatingSecrets secrets) {
    return new PlainCalls(
        to(settings.url().endpoint(), clients),
        to(settings.url().uploads(), clients),
        secrets.named("moodle.token"));
  }

  /** The client is made with the first call: whoever is refused at once does not wait for it. */
  private static Transport to(String address, Instance<Clients<MoodleRestClient>> clients) {
    return form -> new RestTransport(clients.get().at(address)).post(form);
  }

  @Produces
  @Singleton
  Doorstep doorstep(MoodleSettings settings) {
    Supplier<SSLSocketFactory> trusting =
        () ->
            settings
                .authorities()
                .map(Authorities::context)
                .map(SSLContext::getSocketFactory)
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    return new Doorstep(settings.url(), Duration.ofSeconds(3), trusting);
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
