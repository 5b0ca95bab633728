package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
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
import nl.coachmoodle.coachview.wire.CoachviewSite;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;

/**
 * Between a Coachview and a Moodle stand-in, over real HTTP: events by id end the same in Moodle in
 * whatever order, however late and however often they come, and after a loss once reconcile has
 * run.
 *
 * <p>What a status leaves as it is depends on what was before by its nature, so the statuses here
 * all decide. Two things depend on what was seen and are no access: whether somebody who has lost
 * everything has an account, and whether a course that was never given has a suspended enrolment.
 * So either everybody is known in Moodle at the beginning and everything is compared, or nobody is
 * and the access that is of use is compared with the profiles of who has it.
 */
class AnyOrderTest {
  private static final int PERSONS = 3;
  private static final int RUNS = 2;
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

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void lateDoubledAndShuffledEventsEndAsTheOrderedOnes(
      @ForAll("changes") List<Change> changes, @ForAll Random random) {
    try (World ordered = World.allKnown();
        World disordered = World.allKnown()) {
      changes.forEach(change -> ordered.deliver(ordered.happens(change)));
      disordered.deliverInDisorder(changes, random, 0);

      assertThat(disordered.bench.state()).isEqualTo(ordered.bench.state());
    }
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void fromNothingTheSamePeopleHaveTheSameAccess(
      @ForAll("changes") List<Change> changes, @ForAll Random random) {
    try (World ordered = World.unknown();
        World disordered = World.unknown()) {
      changes.forEach(change -> ordered.deliver(ordered.happens(change)));
      disordered.deliverInDisorder(changes, random, 0);

      assertThat(disordered.bench.accessState()).isEqualTo(ordered.bench.accessState());
    }
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void lostEventsAreMadeGoodByReconcile(
      @ForAll("changes") List<Change> changes, @ForAll Random random) {
    try (World ordered = World.allKnown();
        World lossy = World.allKnown()) {
      changes.forEach(change -> ordered.deliver(ordered.happens(change)));
      lossy.deliverInDisorder(changes, random, 60);
      lossy.bench.reconcile();

      assertThat(lossy.bench.state()).isEqualTo(ordered.bench.state());
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.of(Change.Kind.class),
            Arbitraries.integers().between(0, PERSONS - 1),
            Arbitraries.integers().between(0, RUNS - 1),
            Arbitraries.integers().between(0, 2))
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  /** A Coachview in which three people are in two runs that share a course, and its Moodle. */
  private static final class World implements AutoCloseable {
    private final CoachviewStandIn coachview;
    private final ByIdBench bench;
    private final List<String> persons = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final Map<Integer, Map<Integer, String>> enrolments = new HashMap<>();
    private final Map<String, String> firstParts = new HashMap<>();

    private World(String enrolmentStatus) {
      try {
        coachview = CoachviewStandIn.start();
      } catch (IOException noPort) {
        throw new UncheckedIOException(noPort);
      }
      CoachviewSite site = PlainCoachview.site(coachview);
      bench = new ByIdBench(site::open);
      CoachviewData data = coachview.data();
      runs.add(data.addRun("R1", "Definitief"));
      runs.add(data.addRun("R2", "Definitief"));
      List<List<String>> components =
          List.of(
              List.of(
                  data.addElearning(runs.get(0), "2"), data.addElearning(runs.get(0), "cohort:1")),
              List.of(data.addElearning(runs.get(1), "2"), data.addElearning(runs.get(1), "3")));
      for (int number = 0; number < PERSONS; number++) {
        persons.add(
            data.addPerson("CV-" + number, "Jan", "de", "Vries", "p" + number + "@example.nl"));
        enrolments.put(number, new HashMap<>());
        for (int run = 0; run < RUNS; run++) {
          String enrolment = data.addEnrolment(persons.get(number), runs.get(run), enrolmentStatus);
          enrolments.get(number).put(run, enrolment);
          for (String component : components.get(run)) {
            firstParts.putIfAbsent(enrolment, data.addPart(enrolment, component));
          }
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
      CoachviewData data = coachview.data();
      String person = persons.get(change.person());
      String enrolment = enrolment(change.person(), change.run());
      String function = FUNCTIONS.get((change.which() + change.person()) % FUNCTIONS.size());
      switch (change.kind()) {
        case ENROLMENT_STATUS -> data.setStatus(enrolment, ENROLMENT_STATUSES.get(change.which()));
        case PART_STATUS ->
            data.change(
                Entity.OPLEIDINGSVRAAGONDERDELEN,
                firstParts.get(enrolment),
                "opleidingsvraagonderdeelStatusId",
                ENROLMENT_STATUSES.get(change.which()));
        case RUN_STATUS -> {
          data.change(
              Entity.OPLEIDINGEN,
              runs.get(change.run()),
              "opleidingStatusId",
              RUN_STATUSES.get(change.which()));
          List<Event> events = new ArrayList<>();
          for (int number = 0; number < PERSONS; number++) {
            events.add(new Event(function, "enrolmentId", enrolment(number, change.run())));
          }
          return events;
        }
        case LAST_NAME -> {
          data.change(Entity.PERSONEN, person, "achternaam", "Name" + change.which());
          return List.of(new Event("syncProfile", "personId", person));
        }
      }
      return List.of(
          change.which() == 0
              ? new Event(function, "personId", person)
              : new Event(function, "enrolmentId", enrolment));
    }

    private String enrolment(int person, int run) {
      return enrolments.get(person).get(run);
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
      for (String person : persons) {
        deliver(new Event("enrolParticipant", "personId", person));
        deliver(new Event("syncProfile", "personId", person));
      }
    }

    @Override
    public void close() {
      bench.close();
      coachview.close();
    }
  }
}
