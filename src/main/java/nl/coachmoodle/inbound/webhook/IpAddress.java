package nl.coachmoodle.inbound.webhook;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP address. One of version 4 that is written as version 6 ({@code ::ffff:192.0.2.7}) is the
 * address of version 4.
 *
 * @param value as a number
 * @param bits 32 or 128
 */
record IpAddress(BigInteger value, int bits) {
  static final int BITS_V4 = 32;
  static final int BITS_V6 = 128;

  /** Zones, brackets and ports are no part of an address. */
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

  /** Some read a number with a leading zero as octal. */
  private static final Pattern V4 =
      Pattern.compile("(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}");

  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

  /** Reads an address; never asks a name server. Empty when it is none. */
  static Optional<IpAddress> of(String text) {
    boolean isLikeOne = V6.matcher(text).matches() || V4.matcher(text).matches();
    return Optional.ofNullable(isLikeOne ? NetUtil.createByteArrayFromIpAddressString(text) : null)
        .map(IpAddress::of);
  }

  private static IpAddress of(byte[] bytes) {
    BigInteger value = new BigInteger(1, bytes);
    if (bytes.length == 4) {
      return new IpAddress(value, BITS_V4);
    }
    return value.shiftRight(BITS_V4).equals(MAPPED)
        ? new IpAddress(value.mod(BigInteger.ONE.shiftLeft(BITS_V4)), BITS_V4)
        : new IpAddress(value, BITS_V6);
  }

  /** As it is usually written. */
  @Override
  public String toString() {
    byte[] bytes = new byte[bits / Byte.SIZE];
    byte[] number = value.toByteArray();
    int length = Math.min(number.length, bytes.length);
    System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
    return NetUtil.bytesToIpAddress(bytes);
  }
}
