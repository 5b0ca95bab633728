package nl.coachmoodle.bench.roster;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.ParticipantOutcome;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.Wish;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.telemetry.Silence;

/** A fresh Moodle whose calls last as long as real ones; it counts them and adds their time up. */
final class SlowSite implements AutoCloseable {
  private static final Pattern ITEM = Pattern.compile("[a-z]+\\[(\\d+)].*");

  private final StandInProcess standIn;
  private final MoodleSite moodle;
  private Cost cost;
  private int calls;
  private long nanos;

  private SlowSite(StandInProcess standIn, Cost cost) {
    this.standIn = standIn;
    this.cost = cost;
    Transport wire =
        new JdkTransport(MoodleAddress.of(standIn.address().toString()), Duration.ofSeconds(60));
    this.moodle =
        new MoodleSite(
            form -> lasting(wire, form),
            MoodleStandIn.TOKEN,
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

  static SlowSite start(String classPath, Cost cost) throws IOException {
    return new SlowSite(StandInProcess.start(classPath), cost);
  }

  /** What calls last from now on. */
  void costs(Cost changed) {
    cost = changed;
  }

  /** Counts from 0 again. */
  void forget() {
    calls = 0;
    nanos = 0;
  }

  int calls() {
    return calls;
  }

  /** How long Moodle took. */
  double seconds() {
    return nanos / 1e9;
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
    nanos += System.nanoTime() - begin;
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

  @Override
  public void close() {
    standIn.close();
  }
}
