package nl.coachmoodle.inbound.knative.letters;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.Parcel;

/** Dead letters of a test, a broker that they go back to, and a clock. */
final class LetterBox {
  static final HttpAddress BROKER = HttpAddress.of("http://broker.example/ns/default");
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final Path directory;
  private final List<Parcel> sent = new ArrayList<>();
  private final Map<String, Integer> refused = new HashMap<>();
  private Instant now = START;
  private int taken = Integer.MAX_VALUE;
  private LetterFiles files;
  private LetterReplay replay;

  LetterBox(Path directory) {
    this.directory = directory;
    restart();
  }

  /** As a new process finds it. */
  void restart() {
    files = new LetterFiles(directory, new ObjectMapper(), () -> now);
    replay = replay(Optional.of(BROKER));
  }

  void withoutBroker() {
    replay = replay(Optional.empty());
  }

  private LetterReplay replay(Optional<HttpAddress> broker) {
    return new LetterReplay(files, broker, new Courier(this::post), () -> now);
  }

  LetterFiles files() {
    return files;
  }

  /** What the broker took. */
  List<Parcel> sent() {
    return sent;
  }

  Stream<String> sentIds() {
    return sent.stream().map(parcel -> parcel.headers().get("ce-id"));
  }

  /** The broker answers this event with a status. */
  void refuse(String id, int status) {
    refused.put(id, status);
  }

  /** The broker takes so many, and no more. */
  void takeOnly(int count) {
    taken = count;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void backToTheStart() {
    now = START;
  }

  /** Keeps an event; then a minute passes. */
  void keep(String id, String type, String... more) throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce-id", id);
    headers.put("ce-source", "/test");
    headers.put("ce-specversion", "1.0");
    headers.put("ce-type", type);
    headers.put("content-type", "application/json");
    headers.putAll(pairs(more));
    files.keep(headers, ("{\"who\": \"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    pass(Duration.ofMinutes(1));
  }

  Map<String, Object> run(String... parameters) throws IOException {
    Map<String, String> given = pairs(parameters);
    return replay.run(LetterChoice.of(name -> Optional.ofNullable(given.get(name))));
  }

  private static Map<String, String> pairs(String... namesAndValues) {
    Map<String, String> pairs = new HashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      pairs.put(namesAndValues[at], namesAndValues[at + 1]);
    }
    return pairs;
  }

  private Response post(Parcel parcel) {
    if (sent.size() >= taken) {
      return Response.status(503).build();
    }
    Integer refusal = refused.get(parcel.headers().getOrDefault("ce-id", ""));
    if (refusal != null) {
      return Response.status(refusal).build();
    }
    sent.add(parcel);
    return Response.accepted().build();
  }
}
