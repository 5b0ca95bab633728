package nl.coachmoodle.bench.roster;

import java.util.List;
import java.util.Locale;

/** What lists cost, as tables; the goals are those of the largest. */
final class ListTable {
  private static final double MOST_OF_MOODLES_TIME = 1.15;
  private static final double LEAST_TIMES_FASTER = 5;
  private static final double MOST_GROWTH = 1.15;

  private final List<Row> rows;
  private final int most;
  private final Goals goals;

  ListTable(List<Row> rows, int most, Goals goals) {
    this.rows = rows;
    this.most = most;
    this.goals = goals;
  }

  void print() {
    System.out.println(
        "| participants | calls | seconds | seconds in Moodle | ratio | one at a time | faster | heap MB |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    rows.forEach(this::print);
  }

  private void print(Row row) {
    double times = row.oneAtATime() / row.seconds();
    System.out.printf(
        Locale.ROOT,
        "| %d %s | %d | %.1f | %.1f | %.2f | %.0f s | %.1f x | %d |%n",
        row.size(),
        row.name(),
        row.calls(),
        row.seconds(),
        row.inMoodle(),
        row.ratio(),
        row.oneAtATime(),
        times,
        row.heap());
    if (row.size() == most && row.ratio() > MOST_OF_MOODLES_TIME) {
      goals.miss(row.name() + ": over 1.15 of Moodle's own time");
    }
    if (row.size() == most && times < LEAST_TIMES_FASTER) {
      goals.miss(row.name() + ": less than 5 times as fast as one at a time");
    }
  }

  /** The time of a participant must not grow with the number of them. */
  void printGrowth() {
    for (Row large : rows.stream().filter(row -> row.size() == most).toList()) {
      Row small =
          rows.stream()
              .filter(row -> row.name().equals(large.name()))
              .skip(1)
              .findFirst()
              .orElse(large);
      double grown = large.seconds() / large.size() / (small.seconds() / small.size());
      System.out.printf(
          Locale.ROOT,
          "%s: a participant among %d lasts %.2f times as long as among %d%n",
          large.name(),
          large.size(),
          grown,
          small.size());
      if (grown > MOST_GROWTH) {
        goals.miss(large.name() + ": the time grows faster than the list");
      }
    }
  }

  String csv() {
    StringBuilder csv =
        new StringBuilder("state;participants;calls;seconds;inMoodle;alone;heapMegabytes\n");
    for (Row row : rows) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s;%d;%d;%.3f;%.3f;%.4f;%d%n",
              row.name(),
              row.size(),
              row.calls(),
              row.seconds(),
              row.inMoodle(),
              row.alone(),
              row.heap()));
    }
    return csv.toString();
  }
}
