package nl.coachmoodle.bench.roster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.Wish;

/** Measures lists of participants who are new, unchanged and changed. */
final class Lists {
  /** So many are measured one at a time, and multiplied. */
  private static final int ALONE = 40;

  /** Milliseconds of looking up somebody who is not there, and somebody who is. */
  private static final double ABSENT = 0.4;

  private static final double PRESENT = 7.6;

  private final String classPath;
  private final List<Row> rows = new ArrayList<>();

  Lists(String classPath) {
    this.classPath = classPath;
  }

  /** What was measured so far. */
  List<Row> rows() {
    return List.copyOf(rows);
  }

  void measure(int size) throws IOException {
    try (SlowSite site = SlowSite.start(classPath, Cost.ofMoodle51())) {
      Roster roster = Participants.roster();
      // The canary and the read-back of the first account are paid once a process.
      site.apply(roster, List.of(Participants.enrol(size + ALONE, "Utrecht")));
      measure(site, roster, "new", size, ABSENT, n -> Participants.enrol(n, "Utrecht"));
      measure(site, roster, "unchanged", size, PRESENT, n -> Participants.enrol(n, "Utrecht"));
      measure(site, roster, "changed", size, PRESENT, n -> Participants.enrol(n, "Zwolle"));
    }
  }

  private void measure(
      SlowSite site,
      Roster roster,
      String name,
      int size,
      double lookUp,
      IntFunction<Wish> participant) {
    site.costs(Cost.ofMoodle51().lookingUp(lookUp));
    Optional<Row> before = rows.stream().filter(row -> row.name().equals(name)).findFirst();
    double alone =
        before.isPresent() ? before.get().alone() : alone(site, roster, size, participant);
    List<Wish> wishes = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      wishes.add(participant.apply(n));
    }
    site.forget();
    long begin = System.nanoTime();
    site.apply(roster, wishes);
    double all = (System.nanoTime() - begin) / 1e9;
    rows.add(new Row(name, size, site.calls(), all, site.seconds(), alone, heap()));
  }

  private static double alone(
      SlowSite site, Roster roster, int size, IntFunction<Wish> participant) {
    long begin = System.nanoTime();
    for (int n = 0; n < ALONE; n++) {
      site.apply(roster, List.of(participant.apply(size + n)));
    }
    return (System.nanoTime() - begin) / 1e9 / ALONE;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
  }
}
