package nl.coachmoodle.function;

import io.smallrye.config.Secret;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import nl.coachmoodle.http.ProxySettings;

/** Looks at the settings of the proxy before the first request goes through it, or past it. */
@Singleton
class ProxyCheck {
  private static final int GREATEST_PORT = 65_535;
  private static final Pattern ADDRESS = Pattern.compile(".*/.*|[^:]*:[^:]*");

  private final ProxySettings proxy;

  ProxyCheck(ProxySettings proxy) {
    this.proxy = proxy;
  }

  void check(@Observes SettingProblems problems) {
    // A secret that is not there can be there with nothing in it.
    boolean hasPassword =
        proxy.password().map(Secret::get).filter(text -> !text.isBlank()).isPresent();
    boolean isMeant =
        proxy.port().isPresent()
            || proxy.username().isPresent()
            || hasPassword
            || proxy.nonProxyHosts().isPresent();
    if (proxy.host().isEmpty() && isMeant) {
      problems.add("proxy.host is missing, and other settings of the proxy are there");
    }
    if (proxy.host().isPresent() && proxy.port().isEmpty()) {
      problems.add("proxy.port is missing");
    }
    if (proxy.host().filter(host -> ADDRESS.matcher(host).matches()).isPresent()) {
      problems.add("proxy.host must be the name of a host only, without http:// and port");
    }
    if (proxy.username().isPresent() != hasPassword) {
      problems.add("proxy.username and proxy.password go together, and one of them is missing");
    }
    proxy
        .port()
        .ifPresent(
            port -> {
              if (port < 1 || port > GREATEST_PORT) {
                problems.add("proxy.port must be from 1 to 65535, and is " + port);
              }
            });
  }
}
