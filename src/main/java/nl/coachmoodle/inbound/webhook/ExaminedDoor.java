package nl.coachmoodle.inbound.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.inbound.webhook.WebhookSettings.SignedText;
import nl.coachmoodle.setup.WebhookDoor;

/** The door as the examination of the set-up looks at it. */
final class ExaminedDoor {
  /** Ranges wider than these are not one sender's. */
  private static final int WIDEST_V4 = 8;

  private static final int WIDEST_V6 = 16;

  private static final List<Cidr> PRIVATE =
      Stream.of(
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "::1",
              "fc00::/7",
              "fe80::/10")
          .map(Cidr::of)
          .toList();

  private final WebhookSettings settings;
  private final Function<String, RotatingSecret> secrets;

  /**
   * Looks at settings.
   *
   * @param secrets the value of now by the name of its setting
   */
  ExaminedDoor(WebhookSettings settings, Function<String, RotatingSecret> secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  WebhookDoor door() {
    List<WebhookDoor.Address> addresses = new ArrayList<>();
    addresses.add(address("webhook."));
    settings.addresses().keySet().stream()
        .sorted()
        .forEach(name -> addresses.add(address("webhook.addresses." + name + ".")));
    return new WebhookDoor(
        addresses,
        signature(),
        ranges(settings.allowedSources()),
        ranges(settings.trustedProxies()));
  }

  private WebhookDoor.Address address(String prefix) {
    String current = prefix + "secret";
    String previous = prefix + "previous-secret";
    return new WebhookDoor.Address(
        current, previous, secrets.apply(current), secrets.apply(previous));
  }

  private WebhookDoor.Signature signature() {
    WebhookSettings.Signature signature = settings.signature();
    SignatureKeys keys = new SignatureKeys(signature, secrets);
    Optional<Duration> tolerance =
        Optional.of(signature.tolerance())
            .filter(any -> signature.signedText() == SignedText.STANDARD_WEBHOOKS);
    return new WebhookDoor.Signature(
        secrets.apply(SignatureKeys.KEY),
        secrets.apply(SignatureKeys.PREVIOUS),
        keys::canUse,
        tolerance);
  }

  private static List<WebhookDoor.Range> ranges(Optional<Set<Cidr>> configured) {
    return configured.orElse(Set.of()).stream()
        .map(ExaminedDoor::range)
        .sorted(Comparator.comparing(WebhookDoor.Range::text))
        .toList();
  }

  private static WebhookDoor.Range range(Cidr cidr) {
    int bits = cidr.network().bits();
    return new WebhookDoor.Range(
        cidr.network() + "/" + cidr.prefix(),
        cidr.prefix() < (bits == IpAddress.BITS_V4 ? WIDEST_V4 : WIDEST_V6),
        PRIVATE.stream()
            .anyMatch(range -> range.contains(cidr.network()) && range.prefix() <= cidr.prefix()));
  }
}
