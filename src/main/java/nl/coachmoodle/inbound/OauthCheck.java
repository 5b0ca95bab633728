package nl.coachmoodle.inbound;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.coachmoodle.function.SettingProblems;
import org.jboss.logging.Logger;

/** Looks at the settings of the e-learning link at the start; never calls the identity provider. */
@Singleton
class OauthCheck {
  private static final Logger LOG = Logger.getLogger(OauthCheck.class);
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|classpath|jar):.*");

  private final ElearningOauthSettings settings;

  OauthCheck(ElearningOauthSettings settings) {
    this.settings = settings;
  }

  void check(@Observes SettingProblems problems) {
    checkAlgorithms(problems);
    List<String> missing = missing();
    if (!missing.isEmpty() && missing.size() < 3) {
      LOG.warnf(
          "the e-learning link stays closed until these are set, too: %s",
          String.join(", ", missing));
    }
    settings
        .keys()
        .filter(keys -> !ADDRESS.matcher(keys).matches() && !isThere(keys))
        .ifPresent(
            keys ->
                problems.add(
                    "elearning.oauth.keys="
                        + keys
                        + " is a file that does not exist; it must be a JWKS address or a file"));
  }

  /** What is missing of what must be set. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (settings.issuer().isEmpty()) {
      missing.add("elearning.oauth.issuer");
    }
    if (settings.keys().isEmpty()) {
      missing.add("elearning.oauth.keys");
    }
    if (settings.audiences().filter(accepted -> !accepted.isEmpty()).isEmpty()) {
      missing.add("elearning.oauth.audiences");
    }
    return missing;
  }

  /** A public key must never be taken for the secret of an HMAC. */
  private void checkAlgorithms(SettingProblems problems) {
    for (String algorithm : settings.algorithm()) {
      if (!algorithm.equals("RS256") && !algorithm.equals("ES256")) {
        problems.add(
            "elearning.oauth.algorithm="
                + algorithm
                + " cannot be used; it must be RS256, ES256, or both with a comma");
      }
    }
  }

  private static boolean isThere(String keys) {
    try {
      Path file = keys.startsWith("file:") ? Path.of(URI.create(keys)) : Path.of(keys);
      return Files.isRegularFile(file) || isResource(keys);
    } catch (IllegalArgumentException noPath) {
      return false;
    }
  }

  private static boolean isResource(String keys) {
    return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
        .map(loader -> loader.getResource(keys.startsWith("/") ? keys.substring(1) : keys))
        .isPresent();
  }
}
