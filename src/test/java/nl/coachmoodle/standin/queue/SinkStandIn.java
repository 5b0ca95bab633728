package nl.coachmoodle.standin.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes CloudEvents in binary mode, as a broker or a dead-letter sink does, and refuses what is
 * none. A fault of 0 ends the connection without an answer.
 */
public final class SinkStandIn implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final List<Event> events = new ArrayList<>();
  private final Deque<Integer> faults = new ArrayDeque<>();
  private int calls;

  /**
   * An event that was taken.
   *
   * @param attributes by name, without {@code ce-}, decoded
   * @param data the body
   */
  public record Event(Map<String, String> attributes, JsonNode data) {

    /** An attribute; an empty text when it is not there. */
    public String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  /** Starts on a free port of this machine. */
  public SinkStandIn() throws IOException {
    this(0);
  }

  /** Starts on a port of this machine. */
  public SinkStandIn(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where events are posted. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/broker/default";
  }

  /** What was taken, in the order of arrival. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /** How often it was called. */
  public synchronized int calls() {
    return calls;
  }

  /** Answers the next calls with these statuses and takes nothing. */
  public synchronized void failWith(Integer... statuses) {
    faults.addAll(List.of(statuses));
  }

  /** Forgets everything. */
  public synchronized void reset() {
    events.clear();
    faults.clear();
    calls = 0;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    int status = take(exchange, Received.of(exchange));
    if (status == 0) {
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private synchronized int take(HttpExchange exchange, Received request) {
    calls++;
    Integer fault = faults.poll();
    if (fault != null) {
      return fault;
    }
    Map<String, String> attributes = new TreeMap<>();
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (name.startsWith("ce-")) {
                attributes.put(name.substring(3), decoded(values.get(0)));
              }
            });
    boolean isEvent =
        exchange.getRequestMethod().equals("POST")
            && exchange.getRequestURI().getPath().equals("/broker/default")
            && "1.0".equals(attributes.get("specversion"))
            && attributes.keySet().containsAll(List.of("id", "source", "type"))
            && attributes.keySet().stream().allMatch(name -> name.matches("[a-z0-9]+"))
            && request.header("content-type").orElse("").equals("application/json");
    if (!isEvent) {
      return 400;
    }
    try {
      events.add(new Event(attributes, json.readTree(request.body())));
      return 202;
    } catch (IOException noJson) {
      return 400;
    }
  }

  /** Unlike in a form, a plus is a plus. */
  private static String decoded(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
