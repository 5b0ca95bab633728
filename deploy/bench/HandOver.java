import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends webhooks at an even pace and prints how long their answers took. Started by hand-over.sh.
 * Times are counted from the moment when a message should have been sent, so that a pause of the
 * receiver is felt by every message that falls into it.
 */
public final class HandOver {
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 8_000;
  private static final double GOAL_MILLIS = 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int rate = Integer.parseInt(arguments[2]);
    int messages = rate * Integer.parseInt(arguments[3]);
    new HandOver().run(port, arguments[1], rate, messages);
  }

  private void run(int port, String secret, int rate, int messages) throws Exception {
    HttpServer sink =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + 1), 0);
    sink.setExecutor(Executors.newFixedThreadPool(CONNECTIONS));
    sink.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          received.incrementAndGet();
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    sink.start();
    URI door = URI.create("http://127.0.0.1:" + port + "/webhooks/" + secret);
    URI direct = URI.create("http://127.0.0.1:" + (port + 1) + "/");
    measure(door, 500, WARM_UP);
    measure(direct, 500, WARM_UP / 4);
    received.set(0);
    refused.set(0);

    System.out.println("| what is posted to | messages | per second | p50 ms | p90 ms | p99 ms | longest ms |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    double p99 = print("the door, which hands it on", rate, measure(door, rate, messages));
    int handedOn = received.get();
    print("the sink directly", rate, measure(direct, rate, messages));
    System.out.printf(
        "%nHanded on: %d of %d; refused: %d.%n", handedOn, messages, refused.get());
    sink.stop(0);
    boolean isReached = p99 < GOAL_MILLIS && handedOn == messages && refused.get() == 0;
    System.out.printf(
        Locale.ROOT, "Goal: p99 under %.0f ms: %s.%n", GOAL_MILLIS, isReached ? "reached" : "MISSED");
    System.exit(isReached ? 0 : 1);
  }

  private long[] measure(URI address, int rate, int messages) throws InterruptedException {
    long[] nanos = new long[messages];
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(CONNECTIONS);
    long begin = System.nanoTime();
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      Thread sender =
          new Thread(
              () -> {
                for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
                  long due = begin + n * 1_000_000_000L / rate;
                  for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                  }
                  send(address, n);
                  nanos[n] = System.nanoTime() - due;
                }
                done.countDown();
              });
      sender.setDaemon(true);
      sender.start();
    }
    done.await();
    return nanos;
  }

  private void send(URI address, int number) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"event\":\"persoon.categorie.toegevoegd\",\"PersoonId\":\"p"
                        + number
                        + "\",\"Categorie\":\"Naar Moodle\"}"))
            .build();
    try {
      if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 202) {
        refused.incrementAndGet();
      }
    } catch (Exception failed) {
      refused.incrementAndGet();
    }
  }

  private static double print(String name, int rate, long[] nanos) {
    Arrays.sort(nanos);
    double p99 = millis(nanos, 0.99);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.1f | %.1f | %.1f | %.1f |%n",
        name,
        nanos.length,
        rate,
        millis(nanos, 0.5),
        millis(nanos, 0.9),
        p99,
        nanos[nanos.length - 1] / 1e6);
    return p99;
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
