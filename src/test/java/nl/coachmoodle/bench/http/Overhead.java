package nl.coachmoodle.bench.http;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.coachmoodle.bench.Latencies;
import nl.coachmoodle.standin.rest.FormField;
import nl.coachmoodle.standin.traffic.CostModel;
import nl.coachmoodle.standin.traffic.ReceivedCall;

/** A function that changes nothing, beside the same two calls made by the JDK's client. */
final class Overhead {
  private static final String REQUEST =
      """
      {"externalId": "p1", "firstName": "Jan", "lastName": "Jansen", "email": "p1@example.nl",
       "code": "2"}""";
  private static final int WARM_UP = 3_000;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final Deployment deployment;

  Overhead(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Medians, in milliseconds. */
  private record Medians(double bare, double function) {}

  /** Whether the goals were reached. */
  boolean measure(int rounds) throws IOException, InterruptedException {
    enrol();
    deployment.moodle().forgetCalls();
    enrol();
    List<String> forms = deployment.moodle().calls().stream().map(Overhead::encoded).toList();
    if (forms.size() != 2) {
      throw new IllegalStateException("a repeated enrolment made " + forms.size() + " calls");
    }
    for (int n = 0; n < WARM_UP; n++) {
      enrol();
      bare(forms);
    }
    System.out.println("| Moodle answers in | | p50 ms | p99 ms |");
    System.out.println("| --- | --- | --- | --- |");
    Medians slow = compare("30 ms", new CostModel(30, Map.of()), rounds / 4, forms);
    Medians fast = compare("no time", CostModel.free(), rounds, forms);
    double ratio = slow.function() / slow.bare();
    double more = fast.function() - fast.bare();
    boolean isReached = ratio <= 1.05 && more < 3;
    System.out.printf(
        Locale.ROOT,
        "%nFunction to bare calls at 30 ms: %.3f (goal: at most 1.05). Overhead on loopback: %.2f ms"
            + " (goal: under 3): %s.%n",
        ratio,
        more,
        isReached ? "reached" : "MISSED");
    return isReached;
  }

  private Medians compare(String name, CostModel cost, int rounds, List<String> forms)
      throws IOException, InterruptedException {
    deployment.moodle().cost(cost);
    long[] bare = new long[rounds];
    long[] function = new long[rounds];
    for (int n = 0; n < rounds; n++) {
      long begin = System.nanoTime();
      bare(forms);
      long middle = System.nanoTime();
      enrol();
      bare[n] = middle - begin;
      function[n] = System.nanoTime() - middle;
      // The stand-in remembers calls, and memory is not what is measured here.
      if (n % 500 == 0) {
        deployment.moodle().forgetCalls();
      }
    }
    raw("overhead-" + name.replace(" ", "-"), bare, function);
    return new Medians(
        row(name, "the two calls alone", bare), row(name, "enrolParticipant", function));
  }

  private void raw(String name, long[] bare, long[] function) throws IOException {
    StringBuilder csv = new StringBuilder("bareNanos;functionNanos\n");
    for (int n = 0; n < bare.length; n++) {
      csv.append(bare[n]).append(';').append(function[n]).append('\n');
    }
    Files.writeString(deployment.out().resolve(name + ".csv"), csv);
  }

  /** Prints it, and answers the median. */
  private static double row(String name, String what, long[] nanos) {
    Latencies all = Latencies.of(nanos);
    System.out.printf(
        Locale.ROOT, "| %s | %s | %.2f | %.2f |%n", name, what, all.millis(0.5), all.millis(0.99));
    return all.millis(0.5);
  }

  private void enrol() throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(deployment.address().resolve("/enrolParticipant"))
            .header("Authorization", "Bearer " + deployment.key())
            .header("Content-Type", "application/json"),
        REQUEST);
  }

  private void bare(List<String> forms) throws IOException, InterruptedException {
    for (String form : forms) {
      send(
          HttpRequest.newBuilder(deployment.moodle().uri().resolve("/webservice/rest/server.php"))
              .header("Content-Type", "application/x-www-form-urlencoded"),
          form);
    }
  }

  private void send(HttpRequest.Builder request, String body)
      throws IOException, InterruptedException {
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
    return call.form().stream().map(Overhead::encoded).collect(Collectors.joining("&"));
  }

  private static String encoded(FormField field) {
    return URLEncoder.encode(field.name(), StandardCharsets.UTF_8)
        + "="
        + URLEncoder.encode(field.value(), StandardCharsets.UTF_8);
  }
}
