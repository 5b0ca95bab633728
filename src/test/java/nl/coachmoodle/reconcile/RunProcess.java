package nl.coachmoodle.reconcile;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.coachview.wire.Purpose;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;

/** A run over everything in a process that has nothing but the run: its heap is the run's. */
final class RunProcess {
  private static final long MINUTES = 3;

  private RunProcess() {}

  /**
   * What the process left.
   *
   * @param status 0 when it came to its end; 3 when the heap was full
   * @param output what it printed: how the run ended and what it counted
   */
  record Ended(int status, String output) {}

  /**
   * Runs it and waits for its end.
   *
   * @param heap as {@code -Xmx} takes it
   * @param output is written
   */
  static Ended run(String heap, CoachviewStandIn coachview, MoodleStandIn moodle, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                classPath(),
                RunProcess.class.getName(),
                coachview.uri().toString(),
                moodle.uri().toString(),
                moodle.token())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  public static void main(String[] arguments) {
    URI coachview = URI.create(arguments[0]);
    try (RunBench bench = RunBench.at(URI.create(arguments[1]), arguments[2])) {
      RunOutcome outcome =
          bench.apply(PlainCoachview.at(coachview, InstantSource.system()).open(Purpose.SCHEDULED));
      System.out.println(
          outcome.end()
              + " created "
              + outcome.totals().of(Count.CREATED)
              + outcome.failure().map(failure -> " " + failure).orElse(""));
    }
    // Threads of the pool that repeats calls would keep the process.
    System.exit(0);
  }

  private static String classPath() {
    List<String> places = new ArrayList<>();
    // Some launchers of tests load them by a loader of their own.
    if (RunProcess.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        places.add(Path.of(URI.create(url.toString())).toString());
      }
    }
    places.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, places);
  }
}
