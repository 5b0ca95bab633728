package nl.coachmoodle.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The AWS Parameters and Secrets Lambda Extension: answers on loopback, only with the session
 * token, and not before it is ready.
 */
final class ExtensionStandIn implements AutoCloseable {
  static final String SESSION = "session//token+of=lambda";

  private final HttpServer server;
  private final Map<String, String> texts = new HashMap<>();
  private final Deque<Integer> faults = new ArrayDeque<>();

  ExtensionStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void secret(String id, String text) {
    texts.put(
        "/secretsmanager/get?secretId=" + id,
        "{\"Name\": \"x\", \"SecretString\": %s}".formatted(quoted(text)));
  }

  synchronized void parameter(String name, String text) {
    texts.put(
        "/systemsmanager/parameters/get?withDecryption=true&name=" + name,
        "{\"Parameter\": {\"Type\": \"String\", \"Value\": %s}}".formatted(quoted(text)));
  }

  /** Answers the next calls with these statuses; 400 as long as it is not ready. */
  synchronized void failWith(Integer... statuses) {
    faults.addAll(List.of(statuses));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange call) throws IOException {
    Integer fault = faults.poll();
    String token = call.getRequestHeaders().getFirst("X-Aws-Parameters-Secrets-Token");
    String text = texts.get(call.getRequestURI().toString());
    if (fault != null) {
      send(call, fault, "not ready to serve traffic, please wait");
    } else if (!SESSION.equals(token)) {
      send(call, 401, "no token");
    } else if (text == null) {
      send(call, 404, "ResourceNotFoundException");
    } else {
      send(call, 200, text);
    }
  }

  private static void send(HttpExchange call, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private static String quoted(String text) {
    return new ObjectMapper().valueToTree(text).toString();
  }
}
