package nl.coachmoodle.bench.http;

import java.nio.file.Path;
import java.util.List;

/**
 * Measures the running build over HTTP on this machine. Started by http.sh; takes {@code overhead}
 * or {@code doors}, a number (rounds, or seconds), and the command of the build.
 */
public final class HttpBench {
  private HttpBench() {}

  /** Ends with 1 when the goal is missed. */
  public static void main(String[] arguments) throws Exception {
    int number = Integer.parseInt(arguments[1]);
    List<String> command = List.of(arguments).subList(2, arguments.length);
    boolean isReached;
    try (Deployment deployment = Deployment.start(Path.of("target/bench"), command)) {
      isReached =
          arguments[0].equals("overhead")
              ? new Overhead(deployment).measure(number)
              : new Doors(deployment).measure(number);
    }
    System.exit(isReached ? 0 : 1);
  }
}
