import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.HttpAnswer;
import nl.coachmoodle.moodle.wire.JdkTransport;
import nl.coachmoodle.moodle.wire.Lanes;
import nl.coachmoodle.moodle.wire.Limits;
import nl.coachmoodle.moodle.wire.MoodleAddress;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.moodle.wire.Patience;
import nl.coachmoodle.moodle.wire.Transport;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AdoptRule;
import nl.coachmoodle.roster.EmailAddress;
import nl.coachmoodle.roster.EmailRule;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.FieldPolicy;
import nl.coachmoodle.roster.InfixRule;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.ParticipantOutcome;
import nl.coachmoodle.roster.Person;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.Protection;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.SignInRule;
import nl.coachmoodle.roster.SiteMemory;
import nl.coachmoodle.roster.UsernameRule;
import nl.coachmoodle.roster.Wish;
import nl.coachmoodle.telemetry.Silence;

/**
 * Enrols lists of participants and one at a time on the Moodle stand-in, and prints calls, time and
 * ratios. Started by roster.sh. Each call lasts as long as was measured on a Moodle 5.1 with
 * PostgreSQL: 40 ms, and per item what {@link Cost} says.
 */
public final class RosterBench {
  private static final long COURSE = 2;
  private static final long STUDENT = 5;
  private static final int ALONE = 40;

  private final Path out;
  private final String stage;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();

  private RosterBench(Path out, String stage) {
    this.out = out;
    this.stage = stage;
  }

  /** Arguments: the largest number of participants, the class path, the directory of the results. */
  public static void main(String[] arguments) throws Exception {
    int most = Integer.parseInt(arguments[0]);
    new RosterBench(Path.of(arguments[2]), arguments[1]).run(most);
  }

  private void run(int most) throws Exception {
    print("calls of one participant", callsOfOne());
    Set<Integer> sizes = new TreeSet<>(List.of(50, Math.min(500, most), most));
    for (int size : sizes) {
      bulk(size);
    }
    table(most);
    System.out.println();
    growth(most);
    Files.writeString(out.resolve("roster.csv"), csv());
    Files.writeString(out.resolve("roster.svg"), new Plot(rows).svg());
    System.out.printf("%nRaw data and a plot: %s, %s%n", "target/bench/roster.csv", "roster.svg");
    missed.forEach(goal -> System.out.println("MISSED: " + goal));
    System.exit(missed.isEmpty() ? 0 : 1);
  }

  // ------------------------------------------------------------------ calls of one participant

  private List<String[]> callsOfOne() throws Exception {
    try (Site site = new Site(stage, Cost.none())) {
      Roster roster = roster();
      site.apply(roster, List.of(enrol(0, "Utrecht")));
      List<String[]> lines = new ArrayList<>();
      lines.add(one(site, roster, "unchanged", 2, "1 to 3", enrol(0, "Utrecht")));
      lines.add(one(site, roster, "changed", 3, "3", enrol(0, "Zwolle")));
      lines.add(one(site, roster, "new", 3, "3 to 5", enrol(1, "Utrecht")));
      lines.add(one(site, roster, "withdrawn", 2, "1", withdraw(1)));
      return lines;
    }
  }

  private String[] one(Site site, Roster roster, String name, int floor, String peers, Wish wish) {
    site.calls = 0;
    site.apply(roster, List.of(wish));
    if (site.calls > floor) {
      missed.add(name + " costs " + site.calls + " calls; the floor is " + floor);
    }
    return new String[] {name, Integer.toString(site.calls), Integer.toString(floor), peers};
  }

  private static void print(String title, List<String[]> lines) {
    System.out.println("| " + title + " | calls | floor of the seven functions | peers |");
    System.out.println("| --- | --- | --- | --- |");
    lines.forEach(line -> System.out.println("| " + String.join(" | ", line) + " |"));
    System.out.println();
  }

  // ------------------------------------------------------------------ lists

  private void bulk(int size) throws Exception {
    try (Site site = new Site(stage, Cost.ofMoodle51())) {
      Roster roster = roster();
      // The canary and the read-back of the first account are paid once a process.
      site.apply(roster, List.of(enrol(size + ALONE, "Utrecht")));
      measure(site, roster, "new", size, 0.4, n -> enrol(n, "Utrecht"));
      measure(site, roster, "unchanged", size, 7.6, n -> enrol(n, "Utrecht"));
      measure(site, roster, "changed", size, 7.6, n -> enrol(n, "Zwolle"));
    }
  }

  private void measure(Site site, Roster roster, String name, int size, double look, Wisher wisher) {
    site.cost = Cost.ofMoodle51().lookingUp(look);
    double alone = 0;
    if (rows.stream().noneMatch(row -> row.name().equals(name))) {
      long begin = System.nanoTime();
      for (int n = 0; n < ALONE; n++) {
        site.apply(roster, List.of(wisher.wish(size + n)));
      }
      alone = seconds(System.nanoTime() - begin) / ALONE;
    } else {
      alone = rows.stream().filter(row -> row.name().equals(name)).findFirst().get().alone();
    }
    List<Wish> wishes = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      wishes.add(wisher.wish(n));
    }
    site.calls = 0;
    site.nanosInMoodle = 0;
    long begin = System.nanoTime();
    site.apply(roster, wishes);
    double all = seconds(System.nanoTime() - begin);
    rows.add(new Row(name, size, site.calls, all, seconds(site.nanosInMoodle), alone, heap()));
  }

  private void table(int most) {
    System.out.println(
        "| participants | calls | seconds | seconds in Moodle | ratio | one at a time | faster | heap MB |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (Row row : rows) {
      double times = row.alone() * row.size() / row.seconds();
      System.out.printf(
          Locale.ROOT,
          "| %d %s | %d | %.1f | %.1f | %.2f | %.0f s | %.1f x | %d |%n",
          row.size(),
          row.name(),
          row.calls(),
          row.seconds(),
          row.inMoodle(),
          row.seconds() / row.inMoodle(),
          row.alone() * row.size(),
          times,
          row.heap());
      if (row.size() == most && row.seconds() / row.inMoodle() > 1.15) {
        missed.add(row.name() + ": over 1.15 of Moodle's own time");
      }
      if (row.size() == most && times < 5) {
        missed.add(row.name() + ": less than 5 times as fast as one at a time");
      }
    }
  }

  /** The time of a participant must not grow with the number of them. */
  private void growth(int most) {
    for (Row large : rows.stream().filter(row -> row.size() == most).toList()) {
      Row small =
          rows.stream().filter(row -> row.name().equals(large.name())).skip(1).findFirst().orElse(large);
      double grown = large.seconds() / large.size() / (small.seconds() / small.size());
      System.out.printf(
          Locale.ROOT,
          "%s: a participant among %d lasts %.2f times as long as among %d%n",
          large.name(),
          large.size(),
          grown,
          small.size());
      if (grown > 1.15) {
        missed.add(large.name() + ": the time grows faster than the list");
      }
    }
  }

  private String csv() {
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

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  // ------------------------------------------------------------------ participants

  private interface Wisher {
    Wish wish(int number);
  }

  private static Roster roster() {
    ProfileRules rules =
        new ProfileRules(
            UsernameRule.EXTERNAL_ID,
            InfixRule.IN_LAST_NAME,
            Optional.empty(),
            EmailRule.EERSTE,
            Optional.empty(),
            Optional.empty(),
            new SignInRule.Plugin("oauth2"),
            Map.of("city", "city"),
            Map.of("email", FieldPolicy.ON_CREATE),
            FieldPolicy.ALWAYS,
            AdoptRule.NEVER,
            false);
    return new Roster(rules, new Protection(Set.of()), new SiteMemory(), new RandomPasswords());
  }

  private static Wish enrol(int number, String city) {
    ExternalId id = new ExternalId("p" + number);
    Person person =
        new Person(
            id,
            Optional.of("Jan"),
            Optional.empty(),
            Optional.of("de"),
            Optional.of("Vries"),
            List.of(EmailAddress.of("p" + number + "@example.nl")),
            Map.of("city", city));
    return new Wish(
        id,
        Optional.of(person),
        Wish.WhenAbsent.CREATE,
        false,
        Optional.empty(),
        List.of(course(Access.Course.State.ACTIVE)));
  }

  private static Wish withdraw(int number) {
    return new Wish(
        new ExternalId("p" + number),
        Optional.empty(),
        Wish.WhenAbsent.LEAVE,
        false,
        Optional.empty(),
        List.of(course(Access.Course.State.SUSPENDED)));
  }

  private static Access course(Access.Course.State state) {
    return new Access.Course(COURSE, STUDENT, Optional.empty(), Optional.empty(), state);
  }

  // ------------------------------------------------------------------ Moodle

  /**
   * What a call of Moodle lasts.
   *
   * @param fixed milliseconds a call
   * @param items milliseconds an item, by function
   */
  private record Cost(double fixed, Map<String, Double> items) {
    static Cost none() {
      return new Cost(0, Map.of());
    }

    static Cost ofMoodle51() {
      return new Cost(
          40, Map.of("create_users", 10.8, "update_users", 2.3, "manual_enrol_users", 10.3));
    }

    /** A look-up costs 7.6 ms for somebody who is there and 0.4 for somebody who is not. */
    Cost lookingUp(double millis) {
      Map<String, Double> all = new java.util.HashMap<>(items);
      all.put("get_users_by_field", millis);
      return new Cost(fixed, all);
    }

    double millis(String function, int count) {
      return items.entrySet().stream()
          .filter(item -> function.endsWith(item.getKey()))
          .mapToDouble(item -> fixed + count * item.getValue())
          .findFirst()
          .orElse(fixed);
    }
  }

  /** A fresh stand-in in a process of its own, so that the heap measured here is ours. */
  private static final class Site implements AutoCloseable {
    private static final Pattern ITEM = Pattern.compile("[a-z]+\\[(\\d+)].*");
    private static final Pattern ADDRESS = Pattern.compile(".*stand-in: (http\\S+).*");

    private final Process process;
    private final MoodleSite moodle;
    private Cost cost;
    private int calls;
    private long nanosInMoodle;

    Site(String stage, Cost cost) throws IOException {
      this.cost = cost;
      this.process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-cp",
                  stage,
                  "nl.coachmoodle.standin.MoodleStandIn",
                  "--empty",
                  "--release",
                  "5.1")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // Also when something fails before anybody can close it.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      URI address = address();
      Transport wire =
          new JdkTransport(MoodleAddress.of(address.toString()), Duration.ofSeconds(60));
      this.moodle =
          new MoodleSite(
              form -> lasting(wire, form),
              "5d3c0a6f6c1e4b7f9a2d8e4c7b1f0e9d",
              Limits.defaults(),
              new Patience(
                  2,
                  Duration.ofMillis(1),
                  Duration.ofMillis(2),
                  Duration.ofHours(1),
                  1_000,
                  Duration.ofHours(1)),
              InstantSource.system(),
              // One call at a time, so that Moodle's time can be added up.
              Lanes.single(),
              new Silence());
    }

    void apply(Roster roster, List<Wish> wishes) {
      for (ParticipantOutcome outcome : roster.carryOut(wishes, Mode.APPLY, moodle.open())) {
        if (!outcome.failures().isEmpty()) {
          throw new IllegalStateException("not done: " + outcome.failures());
        }
      }
    }

    private HttpAnswer lasting(Transport wire, Form form) {
      calls++;
      long begin = System.nanoTime();
      HttpAnswer answer = wire.post(form);
      long end = begin + (long) (cost.millis(function(form), items(form)) * 1e6);
      while (System.nanoTime() - end < 0) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      nanosInMoodle += System.nanoTime() - begin;
      return answer;
    }

    private static String function(Form form) {
      return form.variables().stream()
          .filter(variable -> variable.name().equals("wsfunction"))
          .map(Form.Variable::value)
          .findFirst()
          .orElseThrow();
    }

    private static int items(Form form) {
      return form.variables().stream()
              .map(variable -> ITEM.matcher(variable.name()))
              .filter(Matcher::matches)
              .mapToInt(item -> Integer.parseInt(item.group(1)))
              .max()
              .orElse(-1)
          + 1;
    }

    private URI address() throws IOException {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = ADDRESS.matcher(line);
        if (found.matches()) {
          return URI.create(found.group(1));
        }
      }
      throw new IOException("the stand-in did not start");
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  // ------------------------------------------------------------------ results

  /** One measurement; seconds, and megabytes of heap that stay in use. */
  private record Row(
      String name,
      int size,
      int calls,
      double seconds,
      double inMoodle,
      double alone,
      long heap) {}

  /** Time against size, both logarithmic. */
  private record Plot(List<Row> rows) {
    private static final List<String> NAMES = List.of("new", "unchanged", "changed");
    private static final List<String> COLOURS = List.of("#0b6e99", "#b3541e", "#4a7c2a");

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
        svg.append(
            text(12, y(seconds) + 4, seconds < 1 ? "0.1 s" : Math.round(seconds) + " s"));
      }
      for (int n = 0; n < NAMES.size(); n++) {
        String name = NAMES.get(n);
        List<Row> mine = rows.stream().filter(row -> row.name().equals(name)).toList();
        for (int at = 0; at + 1 < mine.size(); at++) {
          Row left = mine.get(at);
          Row right = mine.get(at + 1);
          svg.append(
              line(x(left.size()), y(left.seconds()), x(right.size()), y(right.seconds()),
                  COLOURS.get(n), ""));
          svg.append(
              line(x(left.size()), y(left.alone() * left.size()), x(right.size()),
                  y(right.alone() * right.size()), COLOURS.get(n), " stroke-dasharray=\"5 4\""));
        }
        svg.append(
            "<text x=\"%d\" y=\"46\" fill=\"%s\">%s</text>%n"
                .formatted(70 + 110 * n, COLOURS.get(n), name));
      }
      return svg.append("</svg>\n").toString();
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
          x1, y1, x2, y2, colour, dashes);
    }

    private static String text(double x, double y, String words) {
      return String.format(
          Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"#444\">%s</text>%n", x, y, words);
    }
  }
}
