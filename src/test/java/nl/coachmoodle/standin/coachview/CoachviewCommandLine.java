package nl.coachmoodle.standin.coachview;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.standin.coachview.api.ApiSettings;

/**
 * The arguments of the program.
 *
 * @param port the port to listen on; 0 is any free one
 * @param secret the client's secret
 * @param participants how many are made up; 0 for the few of the demo
 * @param codes e-learning codes of the components, in turn
 * @param prefix of the external ids of the few
 */
record CoachviewCommandLine(
    int port, String secret, int participants, List<String> codes, String prefix) {
  /** Where the secret is read, so that it is not seen in the list of processes. */
  static final String SECRET_VARIABLE = "STANDIN_SECRET";

  CoachviewCommandLine {
    codes = List.copyOf(codes);
  }

  /**
   * Reads {@code --port 8082 --participants 5000 --codes 2,3 --prefix demo-}; all may be left out.
   */
  static CoachviewCommandLine parse(String... arguments) {
    int port = 0;
    int participants = 0;
    List<String> codes = List.of("2", "VCA-B");
    String prefix = "";
    Iterator<String> left = List.of(arguments).iterator();
    while (left.hasNext()) {
      String option = left.next();
      if (!left.hasNext()) {
        throw new IllegalArgumentException("No value after " + option);
      }
      String value = left.next();
      switch (option) {
        case "--port" -> port = Integer.parseInt(value);
        case "--participants" -> participants = Integer.parseInt(value);
        case "--codes" -> codes = List.of(value.split(","));
        case "--prefix" -> prefix = value;
        default ->
            throw new IllegalArgumentException(
                "Unknown option " + option + "; known: --port --participants --codes --prefix");
      }
    }
    String secret =
        Optional.ofNullable(System.getenv(SECRET_VARIABLE)).orElse(new ApiSettings().clientSecret);
    return new CoachviewCommandLine(port, secret, participants, codes, prefix);
  }
}
