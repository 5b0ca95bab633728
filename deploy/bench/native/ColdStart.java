import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Measures how long processes take from their start to their first answer, and how much memory they
 * then hold. Candidates take turns, so that whatever else the machine does hurts all of them.
 *
 * <p>Arguments: rounds, the file for the raw data, then for each candidate {@code
 * name;kind;function;event;size;command}. The kind is {@code lambda} (drives the process through
 * the Lambda Runtime API) or {@code http} (posts the event to {@code /function}).
 */
final class ColdStart {
  private static final int WARM_CALLS = 200;
  private static final int PATIENCE_SECONDS = 60;

  private record Candidate(
      String name, String kind, String function, String event, long size, List<String> command) {
    static Candidate of(String text) {
      String[] parts = text.split(";", 6);
      return new Candidate(
          parts[0],
          parts[1],
          parts[2],
          parts[3],
          Long.parseLong(parts[4]),
          List.of(parts[5].split(" ")));
    }
  }

  /** Milliseconds, and kilobytes of resident memory. */
  private record Sample(double first, double warm, long idleKb, long loadedKb) {}

  private final HttpServer moodle;
  private final Path raw;

  private ColdStart(HttpServer moodle, Path raw) {
    this.moodle = moodle;
    this.raw = raw;
  }

  public static void main(String[] arguments) throws Exception {
    // Otherwise each of its answers waits 40 ms for the caller's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int rounds = Integer.parseInt(arguments[0]);
    List<Candidate> candidates =
        Arrays.stream(arguments).skip(2).map(Candidate::of).toList();
    HttpServer moodle = HttpServer.create(loopback(), 0);
    moodle.setExecutor(Executors.newCachedThreadPool(ColdStart::daemon));
    moodle.createContext("/", ColdStart::moodle);
    moodle.start();
    ColdStart bench = new ColdStart(moodle, Path.of(arguments[1]));
    Map<Candidate, List<Sample>> samples = new TreeMap<>((a, b) -> candidates.indexOf(a) - candidates.indexOf(b));
    Files.writeString(bench.raw, "candidate,first_ms,warm_ms,rss_first_kb,rss_load_kb\n");
    for (int round = 0; round < rounds; round++) {
      for (Candidate candidate : candidates) {
        Sample sample = bench.measure(candidate);
        samples.computeIfAbsent(candidate, none -> new ArrayList<>()).add(sample);
        Files.writeString(
            bench.raw,
            String.format(
                Locale.ROOT,
                "%s,%.1f,%.3f,%d,%d%n",
                candidate.name(),
                sample.first(),
                sample.warm(),
                sample.idleKb(),
                sample.loadedKb()),
            java.nio.file.StandardOpenOption.APPEND);
      }
    }
    moodle.stop(0);
    print(candidates, samples);
  }

  private static void print(List<Candidate> candidates, Map<Candidate, List<Sample>> samples) {
    System.out.printf(
        "%-34s %12s %9s %11s %12s %12s %9s%n",
        "candidate", "first ms", "p90", "ratio", "RSS MB", "after load", "size MB");
    double reference = 0;
    for (Candidate candidate : candidates) {
      List<Sample> all = samples.get(candidate);
      double first = quantile(all.stream().mapToDouble(Sample::first).toArray(), 0.5);
      if (reference == 0) {
        reference = first;
      }
      System.out.printf(
          Locale.ROOT,
          "%-34s %12.1f %9.1f %10.2fx %12.1f %12.1f %9.1f%n",
          candidate.name(),
          first,
          quantile(all.stream().mapToDouble(Sample::first).toArray(), 0.9),
          first / reference,
          quantile(all.stream().mapToDouble(Sample::idleKb).toArray(), 0.5) / 1024,
          quantile(all.stream().mapToDouble(Sample::loadedKb).toArray(), 0.5) / 1024,
          candidate.size() / 1048576.0);
    }
  }

  private Sample measure(Candidate candidate) throws Exception {
    return candidate.kind().equals("lambda") ? lambda(candidate) : http(candidate);
  }

  // ------------------------------------------------------------------ through the Runtime API

  private Sample lambda(Candidate candidate) throws Exception {
    try (RuntimeApi api = new RuntimeApi(candidate.event())) {
      long begin = System.nanoTime();
      Process process = start(candidate, Map.of("AWS_LAMBDA_RUNTIME_API", api.address()));
      try {
        double first = api.answer(process, begin);
        long idle = residentKb(process);
        long warmBegin = System.nanoTime();
        for (int call = 0; call < WARM_CALLS; call++) {
          api.answer(process, System.nanoTime());
        }
        double warm = millis(warmBegin) / WARM_CALLS;
        return new Sample(first, warm, idle, residentKb(process));
      } finally {
        end(process);
      }
    }
  }

  /** One invocation after the other; each waits for the answer to the one before. */
  private static final class RuntimeApi implements AutoCloseable {
    private final HttpServer server;
    private final String event;
    private final AtomicReference<CountDownLatch> waiting = new AtomicReference<>();
    private final java.util.concurrent.Semaphore invocations =
        new java.util.concurrent.Semaphore(0);

    RuntimeApi(String event) throws IOException {
      this.event = event;
      this.server = HttpServer.create(loopback(), 0);
      server.setExecutor(Executors.newCachedThreadPool(ColdStart::daemon));
      server.createContext("/", this::handle);
      server.start();
    }

    String address() {
      return "127.0.0.1:" + server.getAddress().getPort();
    }

    double answer(Process process, long begin) throws Exception {
      CountDownLatch answered = new CountDownLatch(1);
      waiting.set(answered);
      invocations.release();
      if (!answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no answer; alive: " + process.isAlive());
      }
      return millis(begin);
    }

    private void handle(HttpExchange exchange) throws IOException {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestURI().getPath().endsWith("/next")) {
        try {
          invocations.acquire();
        } catch (InterruptedException closed) {
          exchange.close();
          return;
        }
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "r-1");
        exchange
            .getResponseHeaders()
            .set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(System.currentTimeMillis() + 60_000));
        exchange
            .getResponseHeaders()
            .set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:1:function:f");
        send(exchange, event);
        return;
      }
      send(exchange, "{}");
      if (exchange.getRequestURI().getPath().endsWith("/error") && !event.equals("{}")) {
        System.err.println("error answer: " + new String(body, StandardCharsets.UTF_8));
      }
      waiting.get().countDown();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  // ------------------------------------------------------------------ over HTTP

  private Sample http(Candidate candidate) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    long begin = System.nanoTime();
    Process process =
        start(
            candidate,
            Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1"));
    try {
      while (post(port, candidate) != 200) {
        if (millis(begin) > PATIENCE_SECONDS * 1000 || !process.isAlive()) {
          throw new IllegalStateException(candidate.name() + " does not answer");
        }
        Thread.sleep(1);
      }
      double first = millis(begin);
      long idle = residentKb(process);
      long warmBegin = System.nanoTime();
      for (int call = 0; call < WARM_CALLS; call++) {
        post(port, candidate);
      }
      return new Sample(first, millis(warmBegin) / WARM_CALLS, idle, residentKb(process));
    } finally {
      end(process);
    }
  }

  private static int post(int port, Candidate candidate) {
    try {
      HttpURLConnection call =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/" + candidate.function())
                  .toURL()
                  .openConnection();
      call.setRequestMethod("POST");
      call.setRequestProperty("Content-Type", "application/json");
      call.setDoOutput(true);
      call.getOutputStream().write(candidate.event().getBytes(StandardCharsets.UTF_8));
      int status = call.getResponseCode();
      (status < 400 ? call.getInputStream() : call.getErrorStream()).readAllBytes();
      return status;
    } catch (IOException notYet) {
      return 0;
    }
  }

  // ------------------------------------------------------------------ processes

  private Process start(Candidate candidate, Map<String, String> more) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(candidate.command());
    Map<String, String> environment = builder.environment();
    environment.put("MOODLE_URL", "http://127.0.0.1:" + moodle.getAddress().getPort());
    environment.put("MOODLE_TOKEN", "0123456789abcdef0123456789abcdef");
    environment.put("QUARKUS_FUNQY_EXPORT", candidate.function());
    environment.put("FUNCTIONS_OPEN", "true");
    environment.putAll(more);
    File log = new File(raw.toFile().getParentFile(), candidate.name().replaceAll("\\W+", "-") + ".log");
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static long residentKb(Process process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("the process is gone");
  }

  // ------------------------------------------------------------------ what they call

  /** Knows the guest and the administrator, and one participant. */
  private static void moodle(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer =
        form.contains("core_user_get_users_by_field")
            ? "[{\"id\":7,\"username\":\"p1\",\"fullname\":\"Jan Jansen\",\"firstname\":\"Jan\","
                + "\"lastname\":\"Jansen\",\"idnumber\":\"p1\",\"suspended\":false,"
                + "\"auth\":\"manual\",\"confirmed\":true}]"
            : "null";
    send(exchange, answer);
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  // ------------------------------------------------------------------ small things

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }
}
