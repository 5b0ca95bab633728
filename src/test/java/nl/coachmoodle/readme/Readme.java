package nl.coachmoodle.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of the README that is generated, between {@code <!-- name:begin -->} and {@code <!--
 * name:end -->}. With {@code -Dreadme.update=true} it is written.
 */
final class Readme {
  private static final Path FILE = Path.of("README.md");

  private Readme() {}

  static void assertCurrent(String part, String wanted) throws IOException {
    String begin = "<!-- " + part + ":begin -->\n";
    String end = "<!-- " + part + ":end -->";
    String readme = Files.readString(FILE);
    int from = readme.indexOf(begin) + begin.length();
    int to = readme.indexOf(end);
    assertThat(readme).contains(begin, end);
    if (Boolean.getBoolean("readme.update")) {
      Files.writeString(FILE, readme.substring(0, from) + wanted + readme.substring(to));
      return;
    }
    assertThat(readme.substring(from, to))
        .as("README: run the tests with -Dreadme.update=true to write this part")
        .isEqualTo(wanted);
  }
}
