package nl.coachmoodle.cloud;

import java.util.Optional;

/** A secret that can change while the process runs. Whoever needs it asks each time. */
public interface RotatingSecret {

  /** The secret as it is now; empty when it is not set. */
  Optional<String> value();

  /** The same, read again first: for when the one before was refused. */
  Optional<String> renewed();

  /** A secret that never changes. */
  static RotatingSecret fixed(String secret) {
    return new RotatingSecret() {
      @Override
      public Optional<String> value() {
        return Optional.of(secret);
      }

      @Override
      public Optional<String> renewed() {
        return value();
      }

      @Override
      public String toString() {
        return "***";
      }
    };
  }
}
