package nl.coachmoodle.harness;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a token says.
 *
 * @param values by name of the claim
 */
public record Claims(Map<String, Object> values) {

  /** Copies the map. */
  public Claims {
    values = Map.copyOf(values);
  }

  /** What the application accepts. */
  public static Claims good() {
    long now = Instant.now().getEpochSecond();
    return new Claims(
        Map.of(
            "iss",
            IdentityProvider.ISSUER,
            "aud",
            IdentityProvider.AUDIENCE,
            "sub",
            "coachview",
            "iat",
            now,
            "exp",
            now + 300));
  }

  /** The same with one claim more, or another value for it. */
  public Claims with(String name, Object value) {
    Map<String, Object> changed = new TreeMap<>(values);
    changed.put(name, value);
    return new Claims(changed);
  }

  /** The same with a moment, so many seconds from now. */
  public Claims withMoment(String name, long secondsFromNow) {
    return with(name, Instant.now().getEpochSecond() + secondsFromNow);
  }

  /** The same without a claim. */
  public Claims without(String name) {
    Map<String, Object> changed = new TreeMap<>(values);
    changed.remove(name);
    return new Claims(changed);
  }
}
