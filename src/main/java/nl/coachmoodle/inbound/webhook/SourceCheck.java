package nl.coachmoodle.inbound.webhook;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows from which addresses messages may come. What counts is the platform's own peer address.
 * Behind a proxy that is the proxy, and {@code X-Forwarded-For} tells the caller; anybody can send
 * that header, so it is read from the right, and only as far as trusted proxies have written it.
 */
final class SourceCheck {
  /** Some proxies add the port. */
  private static final Pattern WITH_PORT =
      Pattern.compile("(?<v4>[0-9.]+):\\d+|\\[(?<v6>[^\\]]*)](?::\\d+)?");

  private final Set<Cidr> allowed;
  private final Set<Cidr> trustedProxies;

  /**
   * A check.
   *
   * @param allowed where messages may come from; empty: everywhere
   * @param trustedProxies whose word is taken for where a message comes from
   */
  SourceCheck(Set<Cidr> allowed, Set<Cidr> trustedProxies) {
    this.allowed = Set.copyOf(allowed);
    this.trustedProxies = Set.copyOf(trustedProxies);
  }

  /**
   * Whether a message may come from there.
   *
   * @param peer the other end of the connection
   * @param forwardedFor the lines of {@code X-Forwarded-For}, in order
   */
  boolean allows(String peer, List<String> forwardedFor) {
    return allowed.isEmpty()
        || source(peer, forwardedFor).filter(source -> isIn(allowed, source)).isPresent();
  }

  /** The first address from the right that is no trusted proxy; empty when it is no address. */
  Optional<IpAddress> source(String peer, List<String> forwardedFor) {
    Deque<String> hops = new ArrayDeque<>();
    forwardedFor.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(SourceCheck::withoutPort)
        .forEach(hops::addLast);
    Optional<IpAddress> source = IpAddress.of(peer);
    while (!hops.isEmpty() && source.filter(hop -> isIn(trustedProxies, hop)).isPresent()) {
      source = IpAddress.of(hops.removeLast());
    }
    return source;
  }

  private static String withoutPort(String hop) {
    Matcher parts = WITH_PORT.matcher(hop.strip());
    if (!parts.matches()) {
      return hop.strip();
    }
    return Optional.ofNullable(parts.group("v4")).orElseGet(() -> parts.group("v6"));
  }

  private static boolean isIn(Collection<Cidr> ranges, IpAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
