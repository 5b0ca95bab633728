package nl.coachmoodle.inbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * Whose access tokens the e-learning link takes. The tokens are issued by the customer's identity
 * provider; without these settings the door stays closed.
 */
@ConfigMapping(prefix = "elearning.oauth")
public interface ElearningOauthSettings {

  /** The issuer, as it stands in the token's {@code iss}; the door is closed without it. */
  Optional<String> issuer();

  /**
   * Where the issuer's public keys are: a JWKS address or a file; the door is closed without it.
   */
  Optional<String> keys();

  /** How tokens are signed: {@code RS256}, {@code ES256}, or both with a comma. */
  @WithDefault("RS256")
  List<String> algorithm();

  /**
   * Accepted audiences; for issuers that set none, such as Cognito, accepted client ids. The door
   * is closed without them.
   */
  Optional<List<String>> audiences();

  /** A scope that the token must have, if any. */
  Optional<String> scope();

  /** Whether everything is there that verification needs. */
  default boolean isComplete() {
    return issuer().isPresent()
        && keys().isPresent()
        && audiences().filter(accepted -> !accepted.isEmpty()).isPresent();
  }
}
