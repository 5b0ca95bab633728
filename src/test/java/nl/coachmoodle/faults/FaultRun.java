package nl.coachmoodle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import nl.coachmoodle.function.CoachviewSource;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.standin.site.MoodleRelease;

/** One run with a seed: events are sent and worked off, and then everything must be right. */
final class FaultRun implements AutoCloseable {
  private final String name;
  private final long seed;
  private final FaultPlan plan;
  private final Deployment deployment;
  private final long begin = System.nanoTime();
  private int sent;

  FaultRun(
      String name,
      long seed,
      FaultPlan plan,
      CoachviewSource coachview,
      ProfileRules rules,
      boolean isOrdered)
      throws IOException {
    this.name = name;
    this.seed = seed;
    this.plan = plan;
    this.deployment =
        new Deployment(MoodleRelease.V5_1, plan, coachview, rules, new EventQueue(isOrdered), seed);
    System.out.printf("faults: %s: -Dfaults.seed=%d%n", name, seed);
  }

  /** What an event must leave somebody with, and what that is in Moodle. */
  interface Look {
    String has(SiteView site, String externalId, String wanted);
  }

  /** How many events were sent. */
  int sent() {
    return sent;
  }

  /** The events as they ended. */
  List<Ledger.End> ends() {
    return deployment.ledger().inOrder();
  }

  /** Everything has happened before the first message is delivered. */
  void deliverWhatHasHappened(Supplier<List<Event>> story, int count)
      throws InterruptedException, ExecutionException {
    List<Event> events = new ArrayList<>();
    while (events.size() < count) {
      events.addAll(story.get());
    }
    sent += events.size();
    events.forEach(deployment::send);
    deployment.workOff(Collections.emptyIterator());
  }

  /** Things happen while messages about others, and about the same person, are worked on. */
  void deliverWhileItHappens(Supplier<List<Event>> story, int count)
      throws InterruptedException, ExecutionException {
    Deque<Event> told = new ArrayDeque<>();
    deployment.workOff(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return !told.isEmpty() || sent < count;
          }

          @Override
          public Event next() {
            if (told.isEmpty()) {
              told.addAll(story.get());
            }
            sent++;
            return told.remove();
          }
        });
  }

  /** What holds whatever the events were. */
  void check(int mostCalls) {
    Ledger ledger = deployment.ledger();
    tell();
    assertThat(ledger.violations()).as(seeded("violations")).isEmpty();
    assertThat(ledger.count()).as(seeded("events that ended")).isEqualTo(sent);
    assertThat(ledger.inOrder())
        .as(seeded("letters that nobody but the back office can help"))
        .allMatch(end -> end.letter().map(Ledger.Letter::isAboutData).orElse(true));
    assertThat(ledger.mostCalls())
        .as(seeded("requests of one delivery"))
        .isLessThanOrEqualTo(mostCalls);
    assertThat(new SiteView(deployment.moodle()).twice()).as(seeded("accounts twice")).isEmpty();
  }

  /** That every dead letter is about a mistake that the events had. */
  void checkLetters(BiPredicate<Event, Ledger.Letter> isExpected) {
    assertThat(ends())
        .as(seeded("dead letters"))
        .allMatch(
            end -> end.letter().map(letter -> isExpected.test(end.event(), letter)).orElse(true));
  }

  /** That everybody has what is wanted. */
  void compare(Map<String, String> wanted, Look look) {
    SiteView site = new SiteView(deployment.moodle());
    Map<String, String> has = new TreeMap<>();
    wanted.forEach((externalId, state) -> has.put(externalId, look.has(site, externalId, state)));
    Map<String, String> wrong = new TreeMap<>();
    has.forEach(
        (externalId, state) -> {
          if (!state.equals(wanted.get(externalId))) {
            wrong.put(externalId, "wanted " + wanted.get(externalId) + ", has " + state);
          }
        });
    assertThat(wrong).as(seeded("participants who are not as wanted")).isEmpty();
  }

  private String seeded(String what) {
    return what + " (" + name + ", -Dfaults.seed=" + seed + ")";
  }

  private void tell() {
    Ledger ledger = deployment.ledger();
    long faults = plan.met().values().stream().mapToLong(met -> met.get()).sum();
    System.out.printf(
        "faults: %s: %d events, %d deliveries, %d requests of which %d met a fault, at most %d in"
            + " one delivery; %d done, %d dead letters; %.1f s%n",
        name,
        ledger.count(),
        ledger.deliveries(),
        plan.requests(),
        faults,
        ledger.mostCalls(),
        ledger.count() - ledger.countOfLetters(),
        ledger.countOfLetters(),
        (System.nanoTime() - begin) / 1e9);
    System.out.printf("faults: %s: letters, with those sent again: %s%n", name, ledger.letters());
  }

  @Override
  public void close() throws IOException {
    deployment.close();
  }
}
