package nl.coachmoodle.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text of a file with two columns, as spreadsheets write it: separated by semicolons,
 * commas or tabs, with or without quotation marks, a byte order mark and a heading.
 */
final class TwoColumns {
  /** Names under which exports have the two ids; other headings are told as ids without account. */
  private static final Set<String> HEADINGS =
      Set.of(
          "old",
          "new",
          "from",
          "to",
          "oud",
          "nieuw",
          "alt",
          "neu",
          "van",
          "naar",
          "id",
          "idnumber",
          "externid",
          "externalid",
          "extern id",
          "external id",
          "persoonid",
          "personid");

  private TwoColumns() {}

  /**
   * One line.
   *
   * @param number from 1 on, as a text editor counts
   * @param columns both of them; empty when the line has not exactly two
   */
  record Line(int number, Optional<Pair> columns) {}

  /** What stands in the two columns, without blanks around it. */
  record Pair(String first, String second) {}

  /** The lines that are neither blank nor a heading. */
  static List<Line> read(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<Line> lines = new ArrayList<>();
    int number = 0;
    boolean isFirst = true;
    char separator = separator(content);
    for (String line : content.split("\r\n|\r|\n", -1)) {
      number++;
      if (!line.isBlank()) {
        Optional<Pair> columns = pair(columns(line, separator));
        boolean isHeading = isFirst && columns.filter(TwoColumns::isHeading).isPresent();
        if (!isHeading) {
          lines.add(new Line(number, columns));
        }
        isFirst = false;
      }
    }
    return lines;
  }

  /** The first line decides: an id may have commas where semicolons separate. */
  private static char separator(String content) {
    String first = content.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    for (char candidate : new char[] {'\t', ';'}) {
      if (first.indexOf(candidate) >= 0) {
        return candidate;
      }
    }
    return ',';
  }

  private static boolean isHeading(Pair pair) {
    return HEADINGS.contains(pair.first().toLowerCase(Locale.ROOT))
        && HEADINGS.contains(pair.second().toLowerCase(Locale.ROOT));
  }

  private static Optional<Pair> pair(List<String> columns) {
    List<String> used = new ArrayList<>(columns);
    // A spreadsheet writes its empty columns as well.
    while (used.size() > 2 && used.get(used.size() - 1).isEmpty()) {
      used.remove(used.size() - 1);
    }
    return used.size() == 2 ? Optional.of(new Pair(used.get(0), used.get(1))) : Optional.empty();
  }

  private static List<String> columns(String line, char separator) {
    List<String> columns = new ArrayList<>();
    StringBuilder column = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean isEscaped =
          isQuoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (isEscaped) {
        column.append(c);
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == separator && !isQuoted) {
        columns.add(column.toString().strip());
        column.setLength(0);
      } else {
        column.append(c);
      }
    }
    columns.add(column.toString().strip());
    return columns;
  }
}
