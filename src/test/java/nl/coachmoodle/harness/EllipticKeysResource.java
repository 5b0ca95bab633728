package nl.coachmoodle.harness;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;

/** Makes the application trust an identity provider that signs with ES256. */
public final class EllipticKeysResource implements QuarkusTestResourceLifecycleManager {
  private KeyPair keys;
  private Path pem;

  @Override
  public Map<String, String> start() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
      pem = Files.createTempFile("elliptic", ".pem");
      String encoded = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
      Files.writeString(
          pem, "-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
    return Map.of(
        "elearning.oauth.issuer",
        IdentityProvider.ISSUER,
        "elearning.oauth.keys",
        pem.toUri().toString(),
        "elearning.oauth.audiences",
        IdentityProvider.AUDIENCE,
        "elearning.oauth.algorithm",
        "ES256");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(keys, new TestInjector.MatchesType(KeyPair.class));
  }

  @Override
  public void stop() {
    pem.toFile().deleteOnExit();
  }
}
