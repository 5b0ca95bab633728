package nl.coachmoodle.moodle.wire;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.telemetry.Telemetry;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Puts the one Moodle of this deployment together from the settings. */
@Singleton
class MoodleWiring {

  @Produces
  @Singleton
  MoodleSite site(
      MoodleSettings settings,
      @RestClient MoodleRestClient client,
      ExecutorService helpers,
      Clock clock,
      RotatingSecrets secrets,
      Telemetry telemetry) {
    MoodleSettings.Batch batch = settings.batch();
    MoodleSettings.Retry retry = settings.retry();
    return new MoodleSite(
        new RestTransport(client, settings.url()),
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
      MoodleSettings settings, @RestClient MoodleRestClient client, RotatingSecrets secrets) {
    return new PlainCalls(
        new RestTransport(client, settings.url()),
        new RestTransport(client, settings.url().uploads()),
        secrets.named("moodle.token"));
  }

  @Produces
  @Singleton
  Doorstep doorstep(MoodleSettings settings) {
    return new Doorstep(settings.url(), Duration.ofSeconds(3));
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
