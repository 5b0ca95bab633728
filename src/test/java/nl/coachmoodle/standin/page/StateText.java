package nl.coachmoodle.standin.page;

import java.util.List;
import nl.coachmoodle.standin.site.SiteData;

/** The state of the site as plain text with aligned columns, for terminals and for comparing. */
public final class StateText {
  private static final String GAP = "  ";

  private StateText() {}

  /** The text. */
  public static String of(SiteData data) {
    StringBuilder text = new StringBuilder();
    for (StateTable table : StateTable.all(data)) {
      text.append(text.isEmpty() ? "" : "\n").append(table.title()).append('\n');
      int[] widths = widths(table);
      line(text, table.columns(), widths);
      line(text, table.columns().stream().map(name -> "-".repeat(name.length())).toList(), widths);
      table.rows().forEach(row -> line(text, row, widths));
      if (table.rows().isEmpty()) {
        text.append(GAP).append("(none)\n");
      }
    }
    return text.toString();
  }

  private static int[] widths(StateTable table) {
    int[] widths = new int[table.columns().size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = width(table.columns().get(column));
      for (List<String> row : table.rows()) {
        widths[column] = Math.max(widths[column], width(oneLine(row.get(column))));
      }
    }
    return widths;
  }

  private static void line(StringBuilder text, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = oneLine(cells.get(column));
      line.append(GAP).append(cell).append(" ".repeat(widths[column] - width(cell)));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  /** What people stored must not break the table, nor reach a terminal as a command. */
  private static String oneLine(String cell) {
    return cell.replaceAll("\\p{Cntrl}", " ");
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
