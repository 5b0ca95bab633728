package nl.coachmoodle.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The part of AWS Lambda that a function's process talks to: it asks for the next invocation and
 * posts the response or the error. Source: AWS, "Using the Lambda runtime API" (2018-06-01).
 */
public final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final int DEADLINE_MILLIS = 60_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();

  private record Invocation(String id, String event) {}

  /** What the process posted: {@code kind} is {@code response} or {@code error}. */
  public record Outcome(String kind, String body) {}

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port of this machine. */
  public static RuntimeApi start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RuntimeApi api = new RuntimeApi(HttpServer.create(anyPort, 0));
    api.server.setExecutor(api.threads);
    api.server.createContext(PREFIX, api::handle);
    api.server.start();
    return api;
  }

  /** What the environment variable {@code AWS_LAMBDA_RUNTIME_API} holds. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Invokes the function and waits for what it makes of it. */
  public Outcome invoke(String event) throws Exception {
    String id = UUID.randomUUID().toString();
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    outcomes.put(id, outcome);
    waiting.add(new Invocation(id, event));
    return outcome.get(30, TimeUnit.SECONDS);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
    if (path.equals("invocation/next")) {
      next(exchange);
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String[] parts = path.split("/");
    String kind = parts[parts.length - 1];
    if (parts.length == 3 && outcomes.containsKey(parts[1])) {
      outcomes.get(parts[1]).complete(new Outcome(kind, body));
    }
    answer(exchange, 202, "{}");
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = waiting.take();
      exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
      exchange
          .getResponseHeaders()
          .set(
              "Lambda-Runtime-Deadline-Ms",
              Long.toString(System.currentTimeMillis() + DEADLINE_MILLIS));
      exchange
          .getResponseHeaders()
          .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:1:function:demo");
      answer(exchange, 200, invocation.event());
    } catch (InterruptedException closed) {
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
