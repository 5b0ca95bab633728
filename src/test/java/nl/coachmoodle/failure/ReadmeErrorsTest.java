package nl.coachmoodle.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keeps the README's table of errors equal to the catalogue. */
class ReadmeErrorsTest {
  private static final String BEGIN = "<!-- errors:begin -->\n";
  private static final String END = "<!-- errors:end -->";
  private static final Path GENERATED = Path.of("target", "readme-errors.md");

  private final Sentences sentences = Sentences.load();

  @Test
  void theTableOfErrorsIsCurrent() throws IOException {
    String expected = table();
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, expected);

    String readme = Files.readString(Path.of("README.md"));
    String written = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

    assertThat(written).as("the current table is in " + GENERATED).isEqualTo(expected);
  }

  private String table() {
    StringBuilder table =
        new StringBuilder("| code | what happened | what to do |\n| --- | --- | --- |\n");
    for (FailureCode code : FailureCode.values()) {
      Failure failure = new Failure(code, Map.of(), Optional.empty());
      table
          .append("| `")
          .append(code.code())
          .append("` | ")
          .append(cell(sentences.message(failure, Language.EN)))
          .append(" | ")
          .append(cell(sentences.fix(failure, Language.EN)))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace(": ?", "").replace("?", "…");
  }
}
