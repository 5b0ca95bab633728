package nl.coachmoodle.coachview.wire;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.function.Settings;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.telemetry.Silence;

/** The Coachview client without Quarkus, for fast tests against the stand-in. */
public final class PlainCoachview {
  private PlainCoachview() {}

  /**
   * A client that repeats at once.
   *
   * @param namesAndValues further settings, such as {@code coachview.page.size}, {@code 50}
   */
  public static CoachviewSite site(CoachviewStandIn coachview, String... namesAndValues) {
    return site(coachview, coachview.clock(), Duration.ofSeconds(20), namesAndValues);
  }

  static CoachviewSite site(
      CoachviewStandIn coachview,
      InstantSource clock,
      Duration readTimeout,
      String... namesAndValues) {
    return site(coachview.uri(), clock, readTimeout, namesAndValues);
  }

  /** A client of a stand-in in another process. */
  public static CoachviewSite at(URI coachview, InstantSource clock) {
    return site(coachview, clock, Duration.ofSeconds(20));
  }

  private static CoachviewSite site(
      URI coachview, InstantSource clock, Duration readTimeout, String... namesAndValues) {
    return new CoachviewSite(
        new JdkTransport(CoachviewAddress.of(coachview.toString()), readTimeout),
        tokens(coachview, clock),
        settings(namesAndValues),
        clock,
        new Silence());
  }

  /** A deployment without Coachview's settings. Whatever it sends fails the test. */
  public static CoachviewSite absent() {
    return withoutToken(
        new NotConfigured("coachview.url, coachview.client-id, coachview.client-secret"));
  }

  /** A Coachview that gives no token for this reason. Whatever is sent to it fails the test. */
  public static CoachviewSite refusing(Failure reason) {
    return withoutToken(
        new TokenSource() {
          @Override
          public String token() {
            throw new FailedException(reason);
          }

          @Override
          public void refused(String token) {
            throw new AssertionError("there was none");
          }

          @Override
          public void forget() {
            // There never was one.
          }
        });
  }

  private static CoachviewSite withoutToken(TokenSource tokens) {
    return new CoachviewSite(
        (query, token) -> {
          throw new AssertionError("asked without a token");
        },
        tokens,
        settings(),
        Clock.systemUTC(),
        new Silence());
  }

  /** Opened for an event. */
  public static CoachviewService live(CoachviewStandIn coachview, String... namesAndValues) {
    return site(coachview, namesAndValues).open(Purpose.LIVE);
  }

  static CoachviewSettings settings(String... namesAndValues) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "coachview.retry.delay", "1ms",
                "coachview.retry.maximum-delay", "2ms",
                "coachview.retry.breaker-failures", "10000"));
    all.addAll(List.of(namesAndValues));
    return Settings.read(CoachviewSettings.class, all.toArray(new String[0]));
  }

  /** Tokens as in production, fetched by the JDK's client. */
  private static TokenSource tokens(URI coachview, InstantSource clock) {
    return new ClientCredentials(
        secret ->
            JdkTransport.send(
                HttpRequest.newBuilder(URI.create(coachview + "/auth/connect/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "grant_type=client_credentials&client_id=coachmoodle&client_secret="
                                + secret))
                    .build()),
        RotatingSecret.fixed("5tand-1n-53cret-of-coachview"),
        clock);
  }
}
