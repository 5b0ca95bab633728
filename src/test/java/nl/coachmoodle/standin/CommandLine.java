package nl.coachmoodle.standin;

import java.util.Iterator;
import java.util.List;
import nl.coachmoodle.standin.site.MoodleRelease;

/**
 * The arguments of the program.
 *
 * @param port the port to listen on; 0 is any free one
 * @param release the release to imitate
 * @param token the web service token
 * @param empty whether to start without people
 */
record CommandLine(int port, MoodleRelease release, String token, boolean empty) {

  /** Reads {@code --port 8081 --release 5.1 --token secret --empty}; all may be left out. */
  static CommandLine parse(String... arguments) {
    CommandLine line = new CommandLine(0, MoodleRelease.V5_1, MoodleStandIn.TOKEN, false);
    Iterator<String> left = List.of(arguments).iterator();
    while (left.hasNext()) {
      String option = left.next();
      if (option.equals("--empty")) {
        line = new CommandLine(line.port, line.release, line.token, true);
      } else if (left.hasNext()) {
        line = line.with(option, left.next());
      } else {
        throw new IllegalArgumentException("No value after " + option);
      }
    }
    return line;
  }

  private CommandLine with(String option, String value) {
    return switch (option) {
      case "--port" -> new CommandLine(Integer.parseInt(value), release, token, empty);
      case "--release" -> new CommandLine(port, MoodleRelease.of(value), token, empty);
      case "--token" -> new CommandLine(port, release, value, empty);
      default ->
          throw new IllegalArgumentException(
              "Unknown option " + option + "; known: --port --release --token --empty");
    };
  }
}
