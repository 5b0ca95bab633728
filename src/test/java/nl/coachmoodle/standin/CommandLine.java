package nl.coachmoodle.standin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.standin.site.MoodleRelease;

/**
 * The arguments of the program.
 *
 * @param port the port to listen on; 0 is any free one
 * @param release the release to imitate
 * @param token the web service token
 * @param empty whether to start without people
 * @param profileFields short names of further custom profile fields, all of them texts
 */
record CommandLine(
    int port, MoodleRelease release, String token, boolean empty, List<String> profileFields) {
  /** Where the token is read when it must not be seen in the list of processes. */
  static final String TOKEN_VARIABLE = "STANDIN_TOKEN";

  CommandLine {
    profileFields = List.copyOf(profileFields);
  }

  /**
   * Reads {@code --port 8081 --release 5.1 --token secret --empty --profile-field Functie}; all may
   * be left out, and the last one repeated.
   */
  static CommandLine parse(String... arguments) {
    int port = 0;
    MoodleRelease release = MoodleRelease.V5_1;
    String token = Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).orElse(MoodleStandIn.TOKEN);
    boolean empty = false;
    List<String> profileFields = new ArrayList<>();
    Iterator<String> left = List.of(arguments).iterator();
    while (left.hasNext()) {
      String option = left.next();
      switch (option) {
        case "--port" -> port = Integer.parseInt(value(option, left));
        case "--release" -> release = MoodleRelease.of(value(option, left));
        case "--token" -> token = value(option, left);
        case "--empty" -> empty = true;
        case "--profile-field" -> profileFields.add(value(option, left));
        default ->
            throw new IllegalArgumentException(
                "Unknown option "
                    + option
                    + "; known: --port --release --token --empty --profile-field");
      }
    }
    return new CommandLine(port, release, token, empty, profileFields);
  }

  private static String value(String option, Iterator<String> left) {
    if (!left.hasNext()) {
      throw new IllegalArgumentException("No value after " + option);
    }
    return left.next();
  }
}
