package nl.coachmoodle.inbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses. */
class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.0, true",
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.0/24, 192.0.1.255, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "192.0.2.6/31, 192.0.2.7, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 192.0.2.7, false",
    "::/0, ::ffff:192.0.2.7, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:DB8::1, 2001:db8:0:0:0:0:0:1, true",
    "192.0.2.0/24, ::ffff:192.0.2.9, true",
    "192.0.2.0/24, ::ffff:c000:209, true",
    "::ffff:192.0.2.0/120, 192.0.2.9, true",
    "::ffff:192.0.2.0/120, 192.0.3.9, false",
    "::ffff:192.0.2.7, 192.0.2.7, true",
    "::1, 127.0.0.1, false",
  })
  void containsWhatIsInIt(String range, String address, boolean isIn) {
    assertThat(Cidr.of(range).contains(IpAddress.of(address).orElseThrow())).isEqualTo(isIn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "/24",
        "192.0.2.0/",
        "192.0.2.0/33",
        "192.0.2.0/-1",
        "192.0.2.0/+8",
        "192.0.2.0/8/8",
        "192.0.2.0/0x8",
        "192.0.2/24",
        "192.0.2.0.0/24",
        "192.0.2.256/32",
        "192.0.02.0/24",
        "010.0.0.0/8",
        "example.nl",
        "localhost/8",
        "2001:db8::/129",
        "2001:db8:::/32",
        "[2001:db8::]/32",
        "fe80::1%eth0/64",
        "::ffff:192.0.2.0/95",
        "*",
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> Cidr.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + text.strip() + "\": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1/24", "10.0.0.1/0", "2001:db8::1/64", "192.0.2.1/31"})
  void bitsBehindThePrefixAreAMistake(String text) {
    assertThatThrownBy(() -> Cidr.of(text)).hasMessageContaining("bits are set behind the prefix");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7:80",
        "[::1]",
        "::1%lo",
        "192.0.2.07",
        " 192.0.2.7",
        "1",
        "::g",
        ":",
        "",
        "0x7f.1"
      })
  void whatIsNoAddressIsNone(String text) {
    assertThat(IpAddress.of(text)).isEmpty();
  }

  @Test
  void addressesAreWrittenAsUsual() {
    assertThat(IpAddress.of("::ffff:192.0.2.7").orElseThrow()).hasToString("192.0.2.7");
    assertThat(IpAddress.of("0.0.0.0").orElseThrow()).hasToString("0.0.0.0");
    assertThat(IpAddress.of("255.1.2.3").orElseThrow()).hasToString("255.1.2.3");
    assertThat(IpAddress.of("2001:DB8:0:0:0:0:0:1").orElseThrow().toString())
        .isIn("2001:db8::1", "2001:db8:0:0:0:0:0:1");
  }

  @Property
  void aRangeOfVersion4HasTheAddressesThatShareItsFirstBits(
      @ForAll int one, @ForAll int other, @ForAll @IntRange(max = 32) int prefix) {
    int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
    Cidr range = Cidr.of(v4(one & mask) + "/" + prefix);

    assertThat(range.contains(IpAddress.of(v4(one)).orElseThrow())).isTrue();
    assertThat(range.contains(IpAddress.of(v4(other)).orElseThrow()))
        .isEqualTo((one & mask) == (other & mask));
  }

  @Property
  void aRangeOfVersion6HasTheAddressesThatShareItsFirstBits(
      @ForAll("addresses") BigInteger one,
      @ForAll("addresses") BigInteger other,
      @ForAll @IntRange(max = 128) int prefix)
      throws UnknownHostException {
    int rest = 128 - prefix;
    Cidr range = Cidr.of(v6(one.shiftRight(rest).shiftLeft(rest)) + "/" + prefix);

    assertThat(range.contains(IpAddress.of(v6(one)).orElseThrow())).isTrue();
    assertThat(range.contains(IpAddress.of(v6(other)).orElseThrow()))
        .isEqualTo(one.shiftRight(rest).equals(other.shiftRight(rest)));
  }

  @Property
  void anyTextIsAnAddressOrNone(@ForAll String text) {
    IpAddress.of(text).ifPresent(address -> assertThat(text).matches("[0-9A-Fa-f:.]+"));
  }

  /** Around 2001:db8::, so that two of them often share something. */
  @Provide
  Arbitrary<BigInteger> addresses() {
    BigInteger base = BigInteger.valueOf(0x2001_0db8L).shiftLeft(96);
    return Combinators.combine(Arbitraries.longs(), Arbitraries.of(0, 16, 32, 60))
        .as((bits, shift) -> base.or(new BigInteger(Long.toUnsignedString(bits)).shiftLeft(shift)));
  }

  private static String v4(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }

  private static String v6(BigInteger address) throws UnknownHostException {
    byte[] bytes = new byte[16];
    byte[] number = address.toByteArray();
    int length = Math.min(16, number.length);
    System.arraycopy(number, number.length - length, bytes, 16 - length, length);
    return InetAddress.getByAddress(bytes).getHostAddress();
  }
}
