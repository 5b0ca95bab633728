package nl.coachmoodle.bench.start;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import nl.coachmoodle.bench.Daemon;

/** A Moodle that knows the guest and the administrator, and one participant; it answers at once. */
final class OneParticipantMoodle implements AutoCloseable {
  private static final String PARTICIPANT =
      "[{\"id\":7,\"username\":\"p1\",\"fullname\":\"Jan Jansen\",\"firstname\":\"Jan\","
          + "\"lastname\":\"Jansen\",\"idnumber\":\"p1\",\"suspended\":false,"
          + "\"auth\":\"manual\",\"confirmed\":true}]";

  private final HttpServer server;

  private OneParticipantMoodle(HttpServer server) {
    this.server = server;
  }

  static OneParticipantMoodle start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool(Daemon::of));
    server.createContext("/", OneParticipantMoodle::answer);
    server.start();
    return new OneParticipantMoodle(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String json = form.contains("core_user_get_users_by_field") ? PARTICIPANT : "null";
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
