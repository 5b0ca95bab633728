package nl.coachmoodle.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.Child;

/**
 * A candidate that is about to be started.
 *
 * @param command what starts it
 * @param moodlePort where the Moodle on this machine listens that it is to call
 * @param logs the directory for what it says
 */
record Launch(Candidate candidate, List<String> command, int moodlePort, Path logs)
    implements AutoCloseable {
  Launch {
    command = List.copyOf(command);
  }

  /** Of a copy, where it is an executable of its own. */
  static Launch of(Candidate candidate, int moodlePort, Path directory) throws IOException {
    List<String> command = new ArrayList<>(candidate.command());
    if (command.size() == 1) {
      Path copy = directory.resolve("copy-to-start");
      Files.copy(
          Path.of(command.get(0)),
          copy,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
      command.set(0, copy.toString());
    }
    return new Launch(candidate, command, moodlePort, directory);
  }

  @Override
  public void close() throws IOException {
    if (command.size() == 1) {
      Files.delete(Path.of(command.get(0)));
    }
  }

  /**
   * Starts it.
   *
   * @param platform what its platform sets; nothing of this machine's environment is passed on, for
   *     Quarkus looks at each variable when it starts
   */
  Child start(Map<String, String> platform) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("MOODLE_URL", "http://127.0.0.1:" + moodlePort);
    environment.put("MOODLE_TOKEN", "0123456789abcdef0123456789abcdef");
    environment.put("QUARKUS_FUNQY_EXPORT", candidate.function());
    environment.put("FUNCTIONS_OPEN", "true");
    environment.putAll(platform);
    Path log = logs.resolve(candidate.name().replaceAll("\\W+", "-") + ".log");
    return Child.start(builder.redirectErrorStream(true).redirectOutput(log.toFile()));
  }

  static long residentKb(Process process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("the process is gone");
  }
}
