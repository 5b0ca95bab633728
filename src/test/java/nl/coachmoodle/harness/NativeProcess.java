package nl.coachmoodle.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A native executable that native-build.sh has left, as a process with a log beside it. */
public final class NativeProcess {
  private NativeProcess() {}

  /**
   * Starts it.
   *
   * @param output the directory of the build
   * @param environment what is set beside what this process has
   */
  public static Child start(Path output, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(executable(output).toString());
    builder.environment().putAll(environment);
    // A token of the machine that builds would be signed as well.
    builder.environment().remove("AWS_SESSION_TOKEN");
    return Child.start(
        builder.redirectErrorStream(true).redirectOutput(output.resolve("bootstrap.log").toFile()));
  }

  private static Path executable(Path output) throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files
          .filter(file -> file.toString().endsWith("-runner"))
          .findFirst()
          .orElseThrow(
              () -> new AssertionError("no executable in " + output + ": run native-build.sh"));
    }
  }
}
