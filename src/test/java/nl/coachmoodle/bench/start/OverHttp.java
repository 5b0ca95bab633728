package nl.coachmoodle.bench.start;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import nl.coachmoodle.harness.Child;

/** By posting to it, from its start on, until it answers. */
final class OverHttp implements Way {
  private static final int PATIENCE_SECONDS = 60;

  @Override
  public Sample measure(Launch launch) throws IOException {
    int port = freePort();
    long begin = System.nanoTime();
    try (Child child =
        launch.start(
            Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1"))) {
      Process process = child.process();
      while (post(port, launch.candidate()) != 200) {
        if (isTooLate(begin) || !process.isAlive()) {
          throw new IllegalStateException(launch.candidate().name() + " does not answer");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      double first = Way.millis(begin);
      long idle = Launch.residentKb(process);
      long warmBegin = System.nanoTime();
      for (int call = 0; call < WARM_CALLS; call++) {
        post(port, launch.candidate());
      }
      double warm = Way.millis(warmBegin) / WARM_CALLS;
      return new Sample(first, warm, idle, Launch.residentKb(process));
    }
  }

  private static boolean isTooLate(long begin) {
    return Way.millis(begin) > PATIENCE_SECONDS * 1000;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
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
}
