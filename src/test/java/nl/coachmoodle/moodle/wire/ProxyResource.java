package nl.coachmoodle.moodle.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * A proxy that everything must go through but what is on this machine. Its answer is the address
 * that it was asked for: a whole one as a proxy, a path when somebody came straight to it.
 */
public final class ProxyResource implements QuarkusTestResourceLifecycleManager {
  private HttpServer proxy;

  @Override
  public Map<String, String> start() {
    try {
      proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    proxy.createContext("/", ProxyResource::answer);
    proxy.start();
    return Map.of(
        "moodle.url", "http://moodle.invalid",
        "moodle.token", "0123456789abcdef0123456789abcdef",
        "proxy.host", "127.0.0.1",
        "proxy.port", Integer.toString(proxy.getAddress().getPort()),
        "proxy.non-proxy-hosts", "*.example,127.0.0.1");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        proxy.getAddress(), new TestInjector.MatchesType(InetSocketAddress.class));
  }

  @Override
  public void stop() {
    proxy.stop(0);
  }

  private static void answer(HttpExchange asked) throws IOException {
    try (asked) {
      asked.getRequestBody().readAllBytes();
      byte[] address = asked.getRequestURI().toString().getBytes(UTF_8);
      asked.sendResponseHeaders(200, address.length);
      asked.getResponseBody().write(address);
    }
  }
}
