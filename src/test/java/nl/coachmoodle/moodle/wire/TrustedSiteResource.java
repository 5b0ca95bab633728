package nl.coachmoodle.moodle.wire;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * An old Moodle, which speaks TLS 1.2 only, with a certificate of its own, which the settings of
 * Moodle alone trust.
 */
public final class TrustedSiteResource implements QuarkusTestResourceLifecycleManager {
  private TrustedSite site;

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory("trusted-site");
      site = TrustedSite.in(directory, "TLSv1.2");
      Path authority = Files.writeString(directory.resolve("authority.pem"), site.pem());
      return Map.of(
          "moodle.url", site.at("localhost").site(),
          "moodle.token", "0123456789abcdef0123456789abcdef",
          "moodle.authorities", authority.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(site, new TestInjector.MatchesType(TrustedSite.class));
  }

  @Override
  public void stop() {
    site.close();
  }
}
