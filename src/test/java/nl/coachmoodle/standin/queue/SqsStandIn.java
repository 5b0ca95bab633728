package nl.coachmoodle.standin.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes messages as Amazon SQS does: {@code SendMessage} of its JSON protocol with a signature that
 * is computed once more here, the rules for FIFO queues, and no second message with one
 * deduplication id within five minutes. Any queue exists whose name is not {@code missing}.
 */
public final class SqsStandIn implements AutoCloseable {
  /** The account that its queues are in. */
  public static final String ACCOUNT = "123456789012";

  private static final Duration MEMORY = Duration.ofMinutes(5);
  private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final SignatureCheck signatures;
  private final InstantSource clock;
  private final List<QueuedMessage> messages = new ArrayList<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private final Deque<Integer> faults = new ArrayDeque<>();
  private int calls;

  /** Starts on a free port of this machine, for one pair of keys. */
  public SqsStandIn(String id, String secret, Optional<String> session, InstantSource clock)
      throws IOException {
    this.signatures = new SignatureCheck(id, secret, session);
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address of a queue. */
  public String queue(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + ACCOUNT + "/" + name;
  }

  /** What is in the queues, in the order of arrival. */
  public synchronized List<QueuedMessage> messages() {
    return List.copyOf(messages);
  }

  /** How often it was called. */
  public synchronized int calls() {
    return calls;
  }

  /** Answers the next calls with these statuses and takes nothing. */
  public synchronized void failWith(Integer... statuses) {
    faults.addAll(List.of(statuses));
  }

  /** Empties the queues and forgets everything. */
  public synchronized void reset() {
    messages.clear();
    seen.clear();
    faults.clear();
    calls = 0;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    calls++;
    Received request = Received.of(exchange);
    Integer fault = faults.poll();
    Optional<String> error = fault == null ? take(request) : Optional.of("InternalError");
    int status = fault != null ? fault : error.isPresent() ? 400 : 200;
    byte[] body =
        error
            .map(code -> "{\"__type\":\"com.amazonaws.sqs#" + code + "\"}")
            .orElse("{\"MessageId\":\"" + messages.size() + "\"}")
            .getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Optional<String> take(Received request) throws IOException {
    Optional<String> refusal = signatures.refuses(request);
    if (refusal.isPresent()) {
      return refusal;
    }
    boolean isSending =
        request.method().equals("POST")
            && request.header("x-amz-target").equals(Optional.of("AmazonSQS.SendMessage"))
            && request.header("content-type").equals(Optional.of("application/x-amz-json-1.0"));
    if (!isSending) {
      return Optional.of("InvalidAction");
    }
    JsonNode call = json.readTree(request.body());
    String queue = call.path("QueueUrl").asText();
    if (!URI.create(queue).getPath().startsWith("/" + ACCOUNT + "/") || queue.contains("missing")) {
      return Optional.of("QueueDoesNotExist");
    }
    return keep(queue, call);
  }

  private Optional<String> keep(String queue, JsonNode call) {
    Optional<String> group = text(call, "MessageGroupId");
    Optional<String> id = text(call, "MessageDeduplicationId");
    boolean isFifo = queue.endsWith(".fifo");
    boolean isWellFormed =
        isFifo
            ? group.filter(value -> ID.matcher(value).matches()).isPresent()
                && id.filter(value -> ID.matcher(value).matches()).isPresent()
            : id.isEmpty();
    if (!isWellFormed) {
      return Optional.of("InvalidParameterValue");
    }
    Map<String, String> attributes = new TreeMap<>();
    call.path("MessageAttributes")
        .properties()
        .forEach(
            attribute ->
                attributes.put(
                    attribute.getKey(), attribute.getValue().path("StringValue").asText()));
    if (call.path("MessageBody").asText().isEmpty() || attributes.containsValue("")) {
      return Optional.of("InvalidParameterValue");
    }
    Instant now = clock.instant();
    Optional<Instant> before = id.map(value -> seen.put(queue + " " + value, now));
    if (before.filter(then -> then.plus(MEMORY).isAfter(now)).isEmpty()) {
      messages.add(
          new QueuedMessage(queue, call.path("MessageBody").asText(), group, id, attributes));
    }
    return Optional.empty();
  }

  private static Optional<String> text(JsonNode call, String field) {
    return Optional.ofNullable(call.get(field)).map(JsonNode::asText);
  }
}
