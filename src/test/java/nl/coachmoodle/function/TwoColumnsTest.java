package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with two columns, as spreadsheets write them. */
class TwoColumnsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1001;p1\n1002;p2",
        "1001,p1\r\n1002,p2\r\n",
        "1001\tp1\r1002\tp2\r\r",
        "\uFEFFPersonID;ExternId\n1001;p1\n1002;p2;;\n",
        "\n  \n\"1001\" ; \"p1\"\n1002;p2"
      })
  void areReadHoweverTheyAreWritten(String text) {
    assertThat(read(text)).containsExactly("1001>p1", "1002>p2");
  }

  @Test
  void quotationMarksKeepSeparatorsAndThemselves() {
    assertThat(read("\"a;b\";\"c\"\"d\"")).containsExactly("a;b>c\"d");
  }

  @Test
  void aHeadingIsOneOnlyInTheFirstLine() {
    assertThat(read("oud;nieuw\noud;nieuw")).containsExactly("oud>nieuw");
  }

  @Test
  void linesWithoutTwoColumnsAreCountedAsAnEditorDoes() {
    List<TwoColumns.Line> lines = TwoColumns.read("1001;p1\n\n1002\n1003;p3;p4");

    assertThat(lines.stream().filter(line -> line.columns().isEmpty()))
        .extracting(TwoColumns.Line::number)
        .containsExactly(3, 4);
  }

  private static List<String> read(String text) {
    return TwoColumns.read(text).stream()
        .map(TwoColumns.Line::columns)
        .flatMap(Optional::stream)
        .map(pair -> pair.first() + ">" + pair.second())
        .toList();
  }
}
