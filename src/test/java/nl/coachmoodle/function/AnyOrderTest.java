package nl.coachmoodle.function;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import nl.coachmoodle.reconcile.CoachviewInMemory;

/**
 * Events by id end the same in Moodle in whatever order, however late and however often they come,
 * and after a loss once every person has been looked at again.
 *
 * <p>What a status leaves as it is depends on what was before by its nature, so the statuses here
 * all decide. Two things depend on what was seen and are no access: whether somebody who has lost
 * everything has an account, and whether a course that was never given has a suspended enrolment.
 * So either everybody is known in Moodle at the beginning and everything is compared, or nobody is
 * and the access that is of use is compared with the profiles of who has it.
 */
class AnyOrderTest {
  private static final int PERSONS = 3;
  private static final List<String> RUNS = List.of("r1", "r2");
  private static final List<String> ENROLMENT_STATUSES =
      List.of("Ingepland", "Wachtlijst", "Vervallen");
  private static final List<String> RUN_STATUSES =
      List.of("TeStarten", "Definitief", "Geannuleerd");
  private static final List<String> FUNCTIONS = List.of("enrolParticipant", "withdrawParticipant");

  /** Something that happens in Coachview. */
  private record Change(Kind kind, int person, int run, int which) {
    enum Kind {
      ENROLMENT_STATUS,
      PART_STATUS,
      RUN_STATUS,
      LAST_NAME
    }
  }

  /** A message that tells of it, with an id and nothing else. */
  private record Event(String function, String name, String id) {}

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void lateDoubledAndShuffledEventsEndAsTheOrderedOnes(
      @ForAll("changes") List<Change> changes, @ForAll Random random) {
    try (World ordered = World.allKnown();
        World disordered = World.allKnown()) {
      changes.forEach(change -> ordered.deliver(ordered.happens(change)));
      disordered.deliverInDisorder(changes, random, 0);

      assertThat(disordered.bench.state()).isEqualTo(ordered.bench.state());
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void fromNothingTheSamePeopleHaveTheSameAccess(
      @ForAll("changes") List<Change> changes, @ForAll Random random) {
    try (World ordered = World.unknown();
        World disordered = World.unknown()) {
      changes.forEach(change -> ordered.deliver(ordered.happens(change)));
      disordered.deliverInDisorder(changes, random, 0);

      assertThat(disordered.bench.accessState()).isEqualTo(ordered.bench.accessState());
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void lostEventsAreMadeGoodByLookingAtEverybody(
      @ForAll("changes") List<Change> changes, @ForAll Random random) {
    try (World ordered = World.allKnown();
        World lossy = World.allKnown()) {
      changes.forEach(change -> ordered.deliver(ordered.happens(change)));
      lossy.deliverInDisorder(changes, random, 60);
      lossy.lookAtEverybody();

      assertThat(lossy.bench.state()).isEqualTo(ordered.bench.state());
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.of(Change.Kind.class),
            Arbitraries.integers().between(1, PERSONS),
            Arbitraries.integers().between(0, RUNS.size() - 1),
            Arbitraries.integers().between(0, 2))
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  /** A Coachview in which three people are in two runs that share a course, and its Moodle. */
  private static final class World implements AutoCloseable {
    private final CoachviewInMemory coachview = new CoachviewInMemory();
    private final ByIdBench bench = new ByIdBench(() -> coachview);

    private World(String enrolmentStatus) {
      RUNS.forEach(run -> coachview.put(run(run, "Definitief")));
      coachview
          .put(elearning("r1c1", "r1", "2"))
          .put(elearning("r1c2", "r1", "cohort:1"))
          .put(elearning("r2c1", "r2", "2"))
          .put(elearning("r2c2", "r2", "3"));
      for (int number = 1; number <= PERSONS; number++) {
        coachview.put(person("p" + number));
        for (String run : RUNS) {
          String enrolment = "p" + number + run;
          coachview
              .put(enrolment(enrolment, "p" + number, run, enrolmentStatus))
              .put(part(enrolment, run + "c1"))
              .put(part(enrolment, run + "c2"));
        }
      }
    }

    /** Everybody has had every access. */
    static World allKnown() {
      World world = new World("Ingepland");
      world.lookAtEverybody();
      return world;
    }

    /** Nobody has an account. */
    static World unknown() {
      return new World("Wachtlijst");
    }

    List<Event> happens(Change change) {
      String run = RUNS.get(change.run());
      String enrolment = "p" + change.person() + run;
      String function = FUNCTIONS.get((change.which() + change.person()) % FUNCTIONS.size());
      switch (change.kind()) {
        case ENROLMENT_STATUS ->
            coachview.put(
                enrolment(
                    enrolment, "p" + change.person(), run, ENROLMENT_STATUSES.get(change.which())));
        case PART_STATUS ->
            coachview.put(part(enrolment, run + "c1", ENROLMENT_STATUSES.get(change.which())));
        case RUN_STATUS -> {
          coachview.put(run(run, RUN_STATUSES.get(change.which())));
          List<Event> events = new ArrayList<>();
          for (int number = 1; number <= PERSONS; number++) {
            events.add(new Event(function, "enrolmentId", "p" + number + run));
          }
          return events;
        }
        case LAST_NAME -> {
          coachview.put(called(person("p" + change.person()), "Name" + change.which()));
          return List.of(new Event("syncProfile", "personId", "p" + change.person()));
        }
      }
      return List.of(
          change.which() == 0
              ? new Event(function, "personId", "p" + change.person())
              : new Event(function, "enrolmentId", enrolment));
    }

    void deliver(List<Event> events) {
      events.forEach(this::deliver);
    }

    /** Each event comes once at least, after what it tells of, and perhaps again. */
    void deliverInDisorder(List<Change> changes, Random random, int percentageLost) {
      List<Event> pending = new ArrayList<>();
      for (Change change : changes) {
        for (Event event : happens(change)) {
          if (random.nextInt(100) >= percentageLost) {
            pending.add(event);
          }
        }
        while (!pending.isEmpty() && random.nextInt(3) == 0) {
          deliverOneOf(pending, random);
        }
      }
      while (!pending.isEmpty()) {
        deliverOneOf(pending, random);
      }
    }

    private void deliverOneOf(List<Event> pending, Random random) {
      int which = random.nextInt(pending.size());
      deliver(pending.get(which));
      boolean comesAgain = random.nextInt(4) == 0;
      if (!comesAgain) {
        pending.remove(which);
      }
    }

    private void deliver(Event event) {
      Report report = bench.call(event.function(), Map.of(event.name(), event.id()));
      assertThat(report.participants())
          .allMatch(one -> one.failure().isEmpty())
          .allMatch(one -> one.access().stream().allMatch(right -> right.failure().isEmpty()));
    }

    void lookAtEverybody() {
      for (int number = 1; number <= PERSONS; number++) {
        deliver(new Event("enrolParticipant", "personId", "p" + number));
        deliver(new Event("syncProfile", "personId", "p" + number));
      }
    }

    @Override
    public void close() {
      bench.close();
    }
  }
}
