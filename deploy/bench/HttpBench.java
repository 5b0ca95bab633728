import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.rest.FormField;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.traffic.CostModel;
import nl.coachmoodle.standin.traffic.ReceivedCall;

/**
 * Measures the running build over HTTP on this machine. Started by http.sh; takes {@code overhead}
 * or {@code doors}, a number (rounds, or seconds), and the command of the build.
 */
public final class HttpBench implements AutoCloseable {
  private static final String AUDIENCE = "coachview-moodle-bench";
  private static final String ISSUER = "https://identity.example/bench";
  private static final Pattern ADDRESS = Pattern.compile(".*Listening on: (http\\S+\\d).*");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final String key = random();
  private final String secret = random();
  private final Path out;
  private final MoodleStandIn moodle;
  private final HttpServer sink;
  private final KeyPair keys;
  private final Process build;
  private final URI address;

  private HttpBench(Path out, List<String> command) throws Exception {
    this.out = Files.createDirectories(out);
    this.moodle = MoodleStandIn.start(MoodleRelease.V5_1);
    this.moodle.emptySite();
    this.sink = sink();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    this.keys = generator.generateKeyPair();
    Path log = out.resolve("build.log");
    this.build = start(command, log);
    this.address = address(log);
  }

  public static void main(String[] arguments) throws Exception {
    int number = Integer.parseInt(arguments[1]);
    List<String> command = List.of(arguments).subList(2, arguments.length);
    boolean isReached;
    try (HttpBench bench = new HttpBench(Path.of("target/bench"), command)) {
      isReached = arguments[0].equals("overhead") ? bench.overhead(number) : bench.doors(number);
    }
    System.exit(isReached ? 0 : 1);
  }

  // ------------------------------------------------------------------ overhead

  /** A function that changes nothing, beside the same two calls made by the JDK's client. */
  private boolean overhead(int rounds) throws Exception {
    String request =
        """
        {"externalId": "p1", "firstName": "Jan", "lastName": "Jansen", "email": "p1@example.nl",
         "code": "2"}""";
    enrol(request);
    moodle.forgetCalls();
    enrol(request);
    List<String> forms = moodle.calls().stream().map(HttpBench::encoded).toList();
    if (forms.size() != 2) {
      throw new IllegalStateException("a repeated enrolment made " + forms.size() + " calls");
    }
    for (int n = 0; n < 3_000; n++) {
      enrol(request);
      bare(forms);
    }
    System.out.println("| Moodle answers in | | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- | --- |");
    double[] slow = compare("30 ms", new CostModel(30, Map.of()), rounds / 4, request, forms);
    double[] fast = compare("no time", CostModel.free(), rounds, request, forms);
    boolean isReached = slow[1] / slow[0] <= 1.05 && fast[1] - fast[0] < 3;
    System.out.printf(
        Locale.ROOT,
        "%nFunction to bare calls at 30 ms: %.3f (goal: at most 1.05). Overhead on loopback: %.2f ms"
            + " (goal: under 3): %s.%n",
        slow[1] / slow[0],
        fast[1] - fast[0],
        isReached ? "reached" : "MISSED");
    return isReached;
  }

  private double[] compare(
      String name, CostModel cost, int rounds, String request, List<String> forms)
      throws Exception {
    moodle.cost(cost);
    long[] bare = new long[rounds];
    long[] function = new long[rounds];
    for (int n = 0; n < rounds; n++) {
      long begin = System.nanoTime();
      bare(forms);
      long middle = System.nanoTime();
      enrol(request);
      bare[n] = middle - begin;
      function[n] = System.nanoTime() - middle;
      // The stand-in remembers calls, and memory is not what is measured here.
      if (n % 500 == 0) {
        moodle.forgetCalls();
      }
    }
    raw("overhead-" + name.replace(" ", "-"), bare, function);
    double[] medians = {millis(bare, 0.5), millis(function, 0.5)};
    row(name, "the two calls alone", bare);
    row(name, "enrolParticipant", function);
    return medians;
  }

  private void raw(String name, long[] bare, long[] function) throws IOException {
    StringBuilder csv = new StringBuilder("bareNanos;functionNanos\n");
    for (int n = 0; n < bare.length; n++) {
      csv.append(bare[n]).append(';').append(function[n]).append('\n');
    }
    Files.writeString(out.resolve(name + ".csv"), csv);
  }

  private static void row(String name, String what, long[] nanos) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f |%n",
        name,
        what,
        millis(nanos, 0.5),
        millis(nanos, 0.99));
  }

  private static double millis(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
  }

  private void enrol(String request) throws Exception {
    send(
        HttpRequest.newBuilder(address.resolve("/enrolParticipant"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json"),
        request);
  }

  private void bare(List<String> forms) throws Exception {
    for (String form : forms) {
      send(
          HttpRequest.newBuilder(moodle.uri().resolve("/webservice/rest/server.php"))
              .header("Content-Type", "application/x-www-form-urlencoded"),
          form);
    }
  }

  private void send(HttpRequest.Builder request, String body) throws Exception {
    HttpResponse<String> answer =
        client.send(
            request
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
  }

  private static String encoded(ReceivedCall call) {
    return call.form().stream()
        .map(HttpBench::encoded)
        .collect(Collectors.joining("&"));
  }

  private static String encoded(FormField field) {
    return URLEncoder.encode(field.name(), StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(field.value(), StandardCharsets.UTF_8);
  }

  // ------------------------------------------------------------------ doors

  /** As many requests as wrk can send; the machine has to be the limit. */
  private boolean doors(int seconds) throws Exception {
    System.out.println(
        "| door | requests a second | p50 | p99 | not 2xx | calls of Moodle a second | cores busy |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    String link =
        """
        {"PersoonExterneId": "p%d", "PersoonVoornaam": "Jan", "PersoonAchternaam": "Jansen",\
         "PersoonEmailadres": "p%d@example.nl", "Elearningcode": "2"}""";
    String hook =
        """
        {"event": "persoon.categorie.toegevoegd", "PersoonId": "p%d", "Categorie": "Moodle"}""";
    load("e-learning link", "/elearning", link, "Bearer " + token(), seconds, false);
    boolean isLink = load("e-learning link", "/elearning", link, "Bearer " + token(), seconds, true);
    load("webhook", "/webhooks/" + secret, hook, "", seconds, false);
    boolean isHook = load("webhook", "/webhooks/" + secret, hook, "", seconds, true);
    System.out.printf(
        "%nGoal: nothing refused, and the cores are the limit: %s.%n",
        isLink && isHook ? "reached" : "MISSED");
    return isLink && isHook;
  }

  private boolean load(
      String name, String path, String body, String authorization, int seconds, boolean isShown)
      throws Exception {
    Path script = out.resolve("wrk.lua");
    Files.writeString(
        script,
        """
        local n = 0
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        if "%s" ~= "" then wrk.headers["Authorization"] = "%s" end
        request = function()
          n = n %% 200 + 1
          return wrk.format(nil, "%s", nil, (string.gsub([==[%s]==], "%%%%d", n)))
        end
        """
            .formatted(authorization, authorization, path, body));
    moodle.forgetCalls();
    long[] before = cpu();
    Process wrk =
        new ProcessBuilder(
                "wrk", "-t1", "-c16", "-d" + seconds + "s", "--latency", "-s", script.toString(),
                address.toString())
            .redirectErrorStream(true)
            .start();
    String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    Files.delete(script);
    long[] after = cpu();
    int calls = moodle.calls().size();
    moodle.forgetCalls();
    if (!isShown) {
      return true;
    }
    double busy = (double) (after[0] - before[0]) / (after[1] - before[1]);
    String refused = find(text, "Non-2xx or 3xx responses: (\\d+)", "0");
    String errors = find(text, "Socket errors: (.*)", "");
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %d | %.0f %% of %d |%n",
        name,
        find(text, "Requests/sec:\\s+([0-9.]+)", "?"),
        find(text, "50%\\s+(\\S+)", "?"),
        find(text, "99%\\s+(\\S+)", "?"),
        refused + errors,
        calls / seconds,
        busy * 100,
        Runtime.getRuntime().availableProcessors());
    Files.writeString(out.resolve("wrk-" + name.replace(' ', '-') + ".txt"), text);
    return refused.equals("0") && errors.isEmpty() && busy > 0.85;
  }

  private static String find(String text, String pattern, String otherwise) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  /** Ticks in which a core worked, and all ticks. */
  private static long[] cpu() throws IOException {
    String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
    long all = 0;
    for (int n = 1; n <= 8; n++) {
      all += Long.parseLong(fields[n]);
    }
    long idle = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
    return new long[] {all - idle, all};
  }

  private String token() throws Exception {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    long now = System.currentTimeMillis() / 1000;
    String claims =
        "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"coachview\",\"iat\":%d,\"exp\":%d}"
            .formatted(ISSUER, AUDIENCE, now, now + 3_600);
    String text =
        base64.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(keys.getPrivate());
    signer.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + base64.encodeToString(signer.sign());
  }

  // ------------------------------------------------------------------ processes

  private Process start(List<String> command, Path log) throws IOException {
    Path publicKey = out.resolve("public.pem");
    Files.writeString(
        publicKey,
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
    ProcessBuilder process = new ProcessBuilder(command);
    process
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", "0"),
                Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                Map.entry("MOODLE_URL", moodle.uri().toString()),
                Map.entry("MOODLE_TOKEN", moodle.token()),
                Map.entry("PROFILE_PASSWORD", "random"),
                Map.entry("FUNCTIONS_KEY", key),
                Map.entry("WEBHOOK_SECRET", secret),
                Map.entry("ELEARNING_OAUTH_ISSUER", ISSUER),
                Map.entry("ELEARNING_OAUTH_KEYS", publicKey.toAbsolutePath().toString()),
                Map.entry("ELEARNING_OAUTH_AUDIENCES", AUDIENCE),
                Map.entry("K_SINK", "http://127.0.0.1:" + sink.getAddress().getPort() + "/")));
    Process started = process.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // Also when something fails before anybody can close it.
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
    return started;
  }

  private URI address(Path log) throws IOException {
    for (int attempt = 0; attempt < 300 && build.isAlive(); attempt++) {
      Matcher found = ADDRESS.matcher(Files.readString(log).replace('\n', ' '));
      if (found.matches()) {
        return URI.create(found.group(1));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new IOException("the build did not start; see " + log);
  }

  private static HttpServer sink() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(8, HttpBench::daemon));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() throws Exception {
    build.destroy();
    build.waitFor(10, TimeUnit.SECONDS);
    sink.stop(0);
    moodle.close();
  }
}
