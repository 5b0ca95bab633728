package nl.coachmoodle.bench.roster;

import java.util.List;
import java.util.Locale;

/** Time against size, both logarithmic. */
record Plot(List<Row> rows) {
  private static final List<String> NAMES = List.of("new", "unchanged", "changed");
  private static final List<String> COLOURS = List.of("#0b6e99", "#b3541e", "#4a7c2a");

  Plot {
    rows = List.copyOf(rows);
  }

  String svg() {
    StringBuilder svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\""
                + " font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<rect width=\"640\" height=\"400\" fill=\"#fff\"/>\n"
                + "<text x=\"70\" y=\"24\">Seconds against participants:"
                + " a list (solid) and one at a time (dashed)</text>\n");
    for (int size = 10; size <= 10_000; size *= 10) {
      svg.append(line(x(size), y(0.1), x(size), y(10_000), "#ddd", ""));
      svg.append(text(x(size) - 12, 385, Integer.toString(size)));
    }
    for (double seconds = 0.1; seconds <= 10_000; seconds *= 10) {
      svg.append(line(x(10), y(seconds), x(10_000), y(seconds), "#ddd", ""));
      svg.append(text(12, y(seconds) + 4, seconds < 1 ? "0.1 s" : Math.round(seconds) + " s"));
    }
    for (int n = 0; n < NAMES.size(); n++) {
      curves(svg, NAMES.get(n), COLOURS.get(n));
      svg.append(
          "<text x=\"%d\" y=\"46\" fill=\"%s\">%s</text>%n"
              .formatted(70 + 110 * n, COLOURS.get(n), NAMES.get(n)));
    }
    return svg.append("</svg>\n").toString();
  }

  private void curves(StringBuilder svg, String name, String colour) {
    List<Row> mine = rows.stream().filter(row -> row.name().equals(name)).toList();
    for (int at = 0; at + 1 < mine.size(); at++) {
      Row left = mine.get(at);
      Row right = mine.get(at + 1);
      svg.append(
          line(x(left.size()), y(left.seconds()), x(right.size()), y(right.seconds()), colour, ""));
      svg.append(
          line(
              x(left.size()),
              y(left.oneAtATime()),
              x(right.size()),
              y(right.oneAtATime()),
              colour,
              " stroke-dasharray=\"5 4\""));
    }
  }

  private static double x(double size) {
    return 70 + (Math.log10(size) - 1) * 180;
  }

  private static double y(double seconds) {
    return 365 - (Math.log10(seconds) + 1) * 60;
  }

  private static String line(
      double x1, double y1, double x2, double y2, String colour, String dashes) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"%s/>%n",
        x1,
        y1,
        x2,
        y2,
        colour,
        dashes);
  }

  private static String text(double x, double y, String words) {
    return String.format(
        Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"#444\">%s</text>%n", x, y, words);
  }
}
