package nl.coachmoodle.setup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.coachmoodle.cloud.RotatingSecret;

/**
 * The door for webhooks as its settings make it. The room that has the door gives this, so that it
 * can be judged here. Secrets are asked for when they are judged, and are never told.
 *
 * @param addresses every address that is configured, by secret
 * @param signature how messages must be signed
 * @param allowed where messages may come from; empty for everywhere
 * @param trusted whose word is taken for where a message comes from
 */
public record WebhookDoor(
    List<Address> addresses, Signature signature, List<Range> allowed, List<Range> trusted) {

  public WebhookDoor {
    addresses = List.copyOf(addresses);
    allowed = List.copyOf(allowed);
    trusted = List.copyOf(trusted);
  }

  /**
   * An address that ends in a secret.
   *
   * @param setting of the secret, such as {@code webhook.secret}
   * @param previousSetting of the one before
   * @param secret the current one
   * @param previous the one before
   */
  public record Address(
      String setting, String previousSetting, RotatingSecret secret, RotatingSecret previous) {}

  /**
   * How messages must be signed.
   *
   * @param key the current one; without one nothing has to be signed
   * @param previous the one before
   * @param canUse whether a key can be used as it is written
   * @param tolerance how far the time of a message may be from ours; empty where it is not signed
   */
  public record Signature(
      RotatingSecret key,
      RotatingSecret previous,
      Predicate<String> canUse,
      Optional<Duration> tolerance) {}

  /**
   * A range of IP addresses.
   *
   * @param text as in the settings
   * @param isWide whether so many addresses are in it that it keeps nobody out
   * @param isPrivate whether no address in it is of the internet
   */
  public record Range(String text, boolean isWide, boolean isPrivate) {}
}
