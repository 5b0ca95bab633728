package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.coachmoodle.http.ProxySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy that nothing can go through, or that everything would go past, is named at the start. */
class ProxyCheckTest {

  @Test
  void noProxyIsInOrderAndSoIsAWholeOne() {
    assertThat(problems()).isEmpty();
    assertThat(problems("proxy.host", "squid.example", "proxy.port", "3128")).isEmpty();
    assertThat(
            problems(
                "proxy.host", "fe80::1",
                "proxy.port", "65535",
                "proxy.username", "us",
                "proxy.password", "geheim",
                "proxy.non-proxy-hosts", "*.example,10.0.0.5"))
        .isEmpty();
  }

  @Test
  void withoutAHostEverythingWouldGoPastIt() {
    String missing = "proxy.host is missing, and other settings of the proxy are there";

    assertThat(problems("proxy.port", "3128")).containsExactly(missing);
    assertThat(problems("proxy.non-proxy-hosts", "a.example")).containsExactly(missing);
    assertThat(problems("proxy.username", "us", "proxy.password", "geheim"))
        .containsExactly(missing);
  }

  @Test
  void aHostNeedsItsPort() {
    assertThat(problems("proxy.host", "squid.example")).containsExactly("proxy.port is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://squid.example", "squid.example:3128", "squid.example/"})
  void anAddressIsNoHost(String host) {
    assertThat(problems("proxy.host", host, "proxy.port", "3128"))
        .containsExactly("proxy.host must be the name of a host only, without http:// and port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1"})
  void aPortMustBeOne(String port) {
    assertThat(problems("proxy.host", "squid.example", "proxy.port", port))
        .containsExactly("proxy.port must be from 1 to 65535, and is " + port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.username", "proxy.password"})
  void whoHasANameHasAPassword(String only) {
    assertThat(problems("proxy.host", "squid.example", "proxy.port", "3128", only, "geheim"))
        .singleElement()
        .asString()
        .startsWith("proxy.username and proxy.password go together")
        .doesNotContain("geheim");
  }

  private static List<String> problems(String... namesAndValues) {
    SettingProblems problems = new SettingProblems();
    new ProxyCheck(Settings.read(ProxySettings.class, namesAndValues)).check(problems);
    return problems.all();
  }
}
