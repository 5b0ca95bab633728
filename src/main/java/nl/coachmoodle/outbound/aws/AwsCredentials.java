package nl.coachmoodle.outbound.aws;

import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The credentials of the function's role, as Lambda puts them into the environment. */
final class AwsCredentials {
  private AwsCredentials() {}

  /**
   * Reads them. Called for every message, so that replaced ones are used at once.
   *
   * @param environment the value of a variable by its name
   * @throws IllegalStateException when there are none, as outside of Lambda
   */
  static AwsCredentialsIdentity from(Function<String, Optional<String>> environment) {
    String id = required(environment, "AWS_ACCESS_KEY_ID");
    String secret = required(environment, "AWS_SECRET_ACCESS_KEY");
    return environment
        .apply("AWS_SESSION_TOKEN")
        .<AwsCredentialsIdentity>map(
            session -> AwsSessionCredentialsIdentity.create(id, secret, session))
        .orElseGet(() -> AwsCredentialsIdentity.create(id, secret));
  }

  private static String required(Function<String, Optional<String>> environment, String name) {
    return environment
        .apply(name)
        .orElseThrow(() -> new IllegalStateException(name + " is not in the environment"));
  }
}
