package nl.coachmoodle.harness;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Runs an identity provider beside the application, which trusts it; tests get it in a field of its
 * type. With the argument {@code keys=address} the application fetches its keys, else it reads them
 * from a file.
 */
public final class IdentityProviderResource implements QuarkusTestResourceLifecycleManager {
  private IdentityProvider provider;
  private boolean byAddress;

  @Override
  public void init(Map<String, String> arguments) {
    byAddress = "address".equals(arguments.get("keys"));
  }

  @Override
  public Map<String, String> start() {
    try {
      provider = new IdentityProvider();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Map.of(
        "elearning.oauth.issuer",
        IdentityProvider.ISSUER,
        "elearning.oauth.keys",
        byAddress ? provider.keySetAddress() : provider.keyFile(),
        "elearning.oauth.audiences",
        IdentityProvider.AUDIENCE + ",another-door");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(provider, new TestInjector.MatchesType(IdentityProvider.class));
  }

  @Override
  public void stop() {
    provider.close();
  }
}
