package nl.coachmoodle.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lets Jazzer look for bytes that break a parser, led by what they reach in it. Only in {@code mvn
 * verify -Pfaults}, because only there is Jazzer on the class path. What it writes (its log, and
 * inputs that broke something) is in the build directory.
 */
class JazzerRuns {
  private static final long LONGEST_MINUTES = 6;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nl.coachmoodle.inbound.webhook.WebhookFuzzer",
        "nl.coachmoodle.inbound.ElearningFuzzer",
        "nl.coachmoodle.moodle.wire.MoodleFuzzer",
        "nl.coachmoodle.coachview.wire.CoachviewFuzzer",
      })
  void nothingIsThrownButWhatIsMeantToBe(String target) throws Exception {
    Path directory = Path.of(System.getProperty("jazzer.directory"));
    Files.createDirectories(directory);
    Path log = directory.resolve(target + ".log");
    Process jazzer =
        new ProcessBuilder(command(target, directory))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(directory.toFile())
            .start();
    boolean hasEnded = jazzer.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
    jazzer.destroyForcibly();

    assertThat(hasEnded).as("%s ended in time, see %s", target, log).isTrue();
    assertThat(jazzer.exitValue()).as("%s", end(log)).isZero();
    System.out.printf("jazzer: %s: %s%n", target, end(log).lastLine());
  }

  private static List<String> command(String target, Path directory) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target,
        "--instrumentation_includes=nl.coachmoodle.**:com.fasterxml.jackson.**",
        "--reproducer_path=" + directory,
        "-artifact_prefix=" + directory + "/",
        "-runs=" + Integer.getInteger("jazzer.runs", 1_000),
        "-max_len=2048",
        // Seconds for one input, and megabytes altogether.
        "-timeout=120",
        "-rss_limit_mb=3072");
  }

  private record Log(List<String> lines) {
    String lastLine() {
      return lines.get(lines.size() - 1);
    }

    @Override
    public String toString() {
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
  }

  private static Log end(Path log) throws IOException {
    return new Log(Files.readAllLines(log));
  }
}
