package nl.coachmoodle.bench.roster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Enrols lists of participants and one at a time on the Moodle stand-in, and prints calls, time and
 * ratios. Started by roster.sh. Each call lasts as long as was measured on a Moodle 5.1 with
 * PostgreSQL: 40 ms, and per item what {@link Cost} says.
 */
public final class RosterBench {
  private RosterBench() {}

  /**
   * Arguments: the largest number of participants, the class path, the directory of the results.
   */
  public static void main(String[] arguments) throws IOException {
    int most = Integer.parseInt(arguments[0]);
    String classPath = arguments[1];
    Path out = Path.of(arguments[2]);
    Goals goals = new Goals();
    new CallsOfOne(classPath, goals).print();
    Lists lists = new Lists(classPath);
    Set<Integer> sizes = new TreeSet<>(List.of(50, Math.min(500, most), most));
    for (int size : sizes) {
      lists.measure(size);
    }
    ListTable table = new ListTable(lists.rows(), most, goals);
    table.print();
    System.out.println();
    table.printGrowth();
    Files.writeString(out.resolve("roster.csv"), table.csv());
    Files.writeString(out.resolve("roster.svg"), new Plot(lists.rows()).svg());
    System.out.printf("%nRaw data and a plot: %s, %s%n", "target/bench/roster.csv", "roster.svg");
    System.exit(goals.print() ? 0 : 1);
  }
}
