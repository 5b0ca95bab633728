package nl.coachmoodle.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The proxy that a network lets requests out through; without a host there is none. */
@ConfigMapping(prefix = "proxy")
public interface ProxySettings {

  /**
   * The host that requests to the other sides go through. {@code checkSetup} looks at name,
   * connection and certificate without it.
   */
  Optional<String> host();

  /** The port of the proxy, often 3128 or 8080; required with the host. */
  OptionalInt port();

  /** The user name, for a proxy that asks for one. */
  Optional<String> username();

  /** The password that goes with it. */
  Optional<Secret<String>> password();

  /** Hosts that are called straight, such as {@code *.example.org,10.0.0.5}. */
  Optional<Set<String>> nonProxyHosts();
}
