package nl.coachmoodle.bench.http;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import nl.coachmoodle.bench.Latencies;
import nl.coachmoodle.bench.Sink;

/**
 * Sends webhooks at an even pace and prints how long their answers took. Started by hand-over.sh.
 */
public final class HandOver {
  private static final int WARM_UP = 8_000;
  private static final int WARM_UP_RATE = 500;
  private static final double GOAL_MILLIS = 20;

  private HandOver() {}

  /**
   * Arguments: the port of the build, the secret, webhooks a second, seconds. The sink takes the
   * next port. Ends with 1 when the goal is missed.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    int rate = Integer.parseInt(arguments[2]);
    int messages = rate * Integer.parseInt(arguments[3]);
    boolean isReached;
    try (Sink sink = Sink.open(port + 1)) {
      isReached = measure(sink, port, arguments[1], rate, messages);
    }
    System.exit(isReached ? 0 : 1);
  }

  private static boolean measure(Sink sink, int port, String secret, int rate, int messages)
      throws InterruptedException {
    EvenPace pace = new EvenPace();
    URI door = URI.create("http://127.0.0.1:" + port + "/webhooks/" + secret);
    URI direct = URI.create("http://127.0.0.1:" + sink.port() + "/");
    pace.send(door, WARM_UP_RATE, WARM_UP);
    pace.send(direct, WARM_UP_RATE, WARM_UP / 4);
    sink.forget();
    pace.forget();

    System.out.println(
        "| what is posted to | messages | per second | p50 ms | p90 ms | p99 ms | longest ms |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    Latencies handedOver = pace.send(door, rate, messages);
    print("the door, which hands it on", rate, handedOver);
    int handedOn = sink.received();
    print("the sink directly", rate, pace.send(direct, rate, messages));
    System.out.printf("%nHanded on: %d of %d; refused: %d.%n", handedOn, messages, pace.refused());
    boolean isReached =
        handedOver.millis(0.99) < GOAL_MILLIS && handedOn == messages && pace.refused() == 0;
    System.out.printf(
        Locale.ROOT,
        "Goal: p99 under %.0f ms: %s.%n",
        GOAL_MILLIS,
        isReached ? "reached" : "MISSED");
    return isReached;
  }

  private static void print(String name, int rate, Latencies all) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %.1f | %.1f | %.1f | %.1f |%n",
        name,
        all.count(),
        rate,
        all.millis(0.5),
        all.millis(0.9),
        all.millis(0.99),
        all.longest());
  }
}
