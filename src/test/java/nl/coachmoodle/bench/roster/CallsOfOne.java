package nl.coachmoodle.bench.roster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.Wish;

/** How many calls one participant costs, beside the floor that the seven functions allow. */
final class CallsOfOne {
  private final String classPath;
  private final Goals goals;

  CallsOfOne(String classPath, Goals goals) {
    this.classPath = classPath;
    this.goals = goals;
  }

  void print() throws IOException {
    List<String[]> lines = lines();
    System.out.println(
        "| calls of one participant | calls | floor of the seven functions | peers |");
    System.out.println("| --- | --- | --- | --- |");
    lines.forEach(line -> System.out.println("| " + String.join(" | ", line) + " |"));
    System.out.println();
  }

  private List<String[]> lines() throws IOException {
    try (SlowSite site = SlowSite.start(classPath, Cost.none())) {
      Roster roster = Participants.roster();
      site.apply(roster, List.of(Participants.enrol(0, "Utrecht")));
      List<String[]> lines = new ArrayList<>();
      lines.add(line(site, roster, "unchanged", 2, "1 to 3", Participants.enrol(0, "Utrecht")));
      lines.add(line(site, roster, "changed", 3, "3", Participants.enrol(0, "Zwolle")));
      lines.add(line(site, roster, "new", 3, "3 to 5", Participants.enrol(1, "Utrecht")));
      lines.add(line(site, roster, "withdrawn", 2, "1", Participants.withdraw(1)));
      return lines;
    }
  }

  private String[] line(
      SlowSite site, Roster roster, String name, int floor, String peers, Wish wish) {
    site.forget();
    site.apply(roster, List.of(wish));
    if (site.calls() > floor) {
      goals.miss(name + " costs " + site.calls() + " calls; the floor is " + floor);
    }
    return new String[] {name, Integer.toString(site.calls()), Integer.toString(floor), peers};
  }
}
