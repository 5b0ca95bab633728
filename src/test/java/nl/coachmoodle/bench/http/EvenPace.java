package nl.coachmoodle.bench.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import nl.coachmoodle.bench.Daemon;
import nl.coachmoodle.bench.Latencies;

/**
 * Posts webhooks over 8 connections, at an even pace. Times are counted from the moment when a
 * message should have been sent, so that a pause of the receiver is felt by every message that
 * falls into it.
 */
final class EvenPace {
  private static final int CONNECTIONS = 8;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final AtomicInteger refused = new AtomicInteger();

  /** How many were not taken with 202. */
  int refused() {
    return refused.get();
  }

  /** Counts from 0 again. */
  void forget() {
    refused.set(0);
  }

  /** Sends so many messages, at a rate a second. */
  Latencies send(URI address, int rate, int messages) throws InterruptedException {
    long[] nanos = new long[messages];
    AtomicInteger next = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(CONNECTIONS);
    long begin = System.nanoTime();
    for (int connection = 0; connection < CONNECTIONS; connection++) {
      Daemon.of(
              () -> {
                for (int n = next.getAndIncrement(); n < messages; n = next.getAndIncrement()) {
                  long due = begin + n * 1_000_000_000L / rate;
                  await(due);
                  send(address, n);
                  nanos[n] = System.nanoTime() - due;
                }
                done.countDown();
              })
          .start();
    }
    done.await();
    return Latencies.of(nanos);
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
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
    } catch (IOException failed) {
      refused.incrementAndGet();
    } catch (InterruptedException ended) {
      refused.incrementAndGet();
      Thread.currentThread().interrupt();
    }
  }
}
