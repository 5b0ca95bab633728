package nl.coachmoodle.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.coachmoodle.harness.MoodleResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a parcel is on the wire when its headers do not say. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
class PlainParcelTest {
  private final List<String> types = new CopyOnWriteArrayList<>();

  @Inject Courier courier;

  private HttpServer sink;

  @BeforeEach
  void listen() throws IOException {
    sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.createContext(
        "/",
        exchange -> {
          types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    sink.start();
  }

  @AfterEach
  void stop() {
    sink.stop(0);
  }

  @Test
  void aKeptEventThatDidNotSayItsTypeGoesOutAsJson() {
    deliver(Map.of());

    assertThat(types).containsExactly("application/json");
  }

  @Test
  void whatAParcelSaysOfItselfCounts() {
    deliver(Map.of("Content-Type", "application/cloudevents+json"));

    assertThat(types).containsExactly("application/cloudevents+json");
  }

  private void deliver(Map<String, String> headers) {
    HttpAddress address =
        HttpAddress.of("http://127.0.0.1:" + sink.getAddress().getPort() + "/letters");
    courier.deliver(
        new Parcel(address, headers, "{}".getBytes(StandardCharsets.UTF_8)), "syncProfile");
  }
}
