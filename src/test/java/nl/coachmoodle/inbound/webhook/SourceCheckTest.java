package nl.coachmoodle.inbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where messages may come from, and who is believed about it. */
class SourceCheckTest {
  private static final SourceCheck DIRECT =
      new SourceCheck(ranges("203.0.113.0/24", "2001:db8::/32"), Set.of());
  private static final SourceCheck BEHIND_PROXIES =
      new SourceCheck(ranges("203.0.113.0/24"), ranges("10.0.0.0/8", "127.0.0.1", "fd00::/8"));

  @Test
  void everywhereIsAllowedUntilSomethingIsSet() {
    assertThat(new SourceCheck(Set.of(), Set.of()).allows("192.0.2.1", List.of())).isTrue();
    assertThat(new SourceCheck(Set.of(), Set.of()).allows("", List.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, true",
    "::ffff:203.0.113.9, true",
    "2001:db8::1, true",
    "203.0.114.9, false",
    "2001:db9::1, false",
    "'', false",
    "localhost, false",
  })
  void thePeerDecides(String peer, boolean isAllowed) {
    assertThat(DIRECT.allows(peer, List.of())).isEqualTo(isAllowed);
  }

  @Test
  void nobodyIsBelievedWhereNoProxyIsTrusted() {
    assertThat(DIRECT.allows("192.0.2.1", List.of("203.0.113.9"))).isFalse();
    assertThat(DIRECT.allows("203.0.113.9", List.of("192.0.2.1"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, true",
    "'203.0.113.9, 10.1.1.1', true",
    "'203.0.113.9,10.1.1.1,127.0.0.1', true",
    "'192.0.2.1, 203.0.113.9', true",
    "'203.0.113.9, 192.0.2.1', false",
    "'203.0.113.9, 192.0.2.1, 10.1.1.1', false",
    "'203.0.113.9, unknown', false",
    "'203.0.113.9, ', false",
    "'203.0.113.9,', false",
    "'203.0.113.9:4711', true",
    "'[::ffff:203.0.113.9]:4711', true",
    "'[::ffff:203.0.113.9]', true",
    "'203.0.113.9, fd00::7', true",
    "'203.0.113.9, [fd00::7]:443', true",
    "'010.0.0.1', false",
    "'', false",
  })
  void aTrustedProxyIsBelievedFromTheRight(String forwardedFor, boolean isAllowed) {
    assertThat(BEHIND_PROXIES.allows("10.0.0.1", List.of(forwardedFor))).isEqualTo(isAllowed);
  }

  @Test
  void severalLinesAreOneList() {
    assertThat(BEHIND_PROXIES.allows("10.0.0.1", List.of("203.0.113.9", "192.0.2.1"))).isFalse();
    assertThat(BEHIND_PROXIES.allows("10.0.0.1", List.of("192.0.2.1", "203.0.113.9"))).isTrue();
  }

  @Test
  void aStrangerIsNotBelievedAboutProxies() {
    assertThat(BEHIND_PROXIES.allows("192.0.2.1", List.of("203.0.113.9, 10.0.0.1"))).isFalse();
  }

  @Test
  void aProxyThatTellsNothingIsTheSource() {
    assertThat(BEHIND_PROXIES.allows("10.0.0.1", List.of())).isFalse();
  }

  @Property
  void whateverACallerWritesOnTheLeftChangesNothing(@ForAll String written) {
    assertThat(BEHIND_PROXIES.allows("10.0.0.1", List.of(written + ",192.0.2.1"))).isFalse();
    assertThat(BEHIND_PROXIES.allows("10.0.0.1", List.of(written, "203.0.113.9"))).isTrue();
  }

  private static Set<Cidr> ranges(String... texts) {
    return Arrays.stream(texts).map(Cidr::of).collect(Collectors.toSet());
  }
}
