package nl.coachmoodle.inbound.webhook;

import java.util.Optional;

/**
 * A range of IP addresses of one version.
 *
 * @param network its first address
 * @param prefix how many leading bits all of them share
 */
record Cidr(IpAddress network, int prefix) {
  private static final int MAPPED_BITS = IpAddress.BITS_V6 - IpAddress.BITS_V4;

  Cidr {
    if (prefix < 0 || prefix > network.bits()) {
      throw new IllegalArgumentException("the prefix is not between 0 and " + network.bits());
    }
    if (network.value().getLowestSetBit() >= 0
        && network.value().getLowestSetBit() < network.bits() - prefix) {
      throw new IllegalArgumentException("bits are set behind the prefix");
    }
  }

  /**
   * Reads a range such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}, or a single address.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static Cidr of(String text) {
    String[] parts = text.strip().split("/", -1);
    Optional<IpAddress> network = IpAddress.of(parts[0]);
    boolean isWhole = parts.length == 2 && parts[1].matches("\\d{1,3}");
    if (network.isEmpty() || (parts.length > 1 && !isWhole)) {
      throw refusal(text, "it is not an address range such as 192.0.2.0/24 or 2001:db8::/32");
    }
    int bits = network.get().bits();
    // A range of version 4 that is written as version 6.
    int offset = bits == IpAddress.BITS_V4 && parts[0].contains(":") ? MAPPED_BITS : 0;
    try {
      return new Cidr(
          network.get(), parts.length == 1 ? bits : Integer.parseInt(parts[1]) - offset);
    } catch (IllegalArgumentException wrong) {
      throw refusal(text, String.valueOf(wrong.getMessage()));
    }
  }

  /** Whether the address is in this range. */
  boolean contains(IpAddress address) {
    int rest = network.bits() - prefix;
    return address.bits() == network.bits()
        && address.value().shiftRight(rest).equals(network.value().shiftRight(rest));
  }

  private static IllegalArgumentException refusal(String text, String reason) {
    return new IllegalArgumentException("\"" + text.strip() + "\": " + reason);
  }
}
