package nl.coachmoodle.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.function.CoachviewSource;
import nl.coachmoodle.reconcile.CoachviewInMemory;
import nl.coachmoodle.reconcile.CoachviewRows;

/**
 * A training provider at work in Coachview: people with few names, enrolments that come and go,
 * mistakes. Each change gives messages with an id and nothing else.
 */
final class CoachviewStory {
  private static final List<String> FIRST = List.of("Jan", "Zoë", "Noël", "Çağla");
  private static final List<String> LAST = List.of("Vries", "Berg", "In 't Veld", "Şahin", "Bos");
  private static final List<String> STATUSES =
      List.of("Ingepland", "Ingepland", "Wachtlijst", "Vervallen");

  /** What each course run gives access to; the last one has a mistake in its code. */
  private static final List<List<String>> RUNS =
      List.of(
          List.of("course:2", "cohort:1"),
          List.of("course:2", "course:3"),
          List.of("course:9", "cohort:2"),
          List.of("4711"));

  private static final int MISTAKE = RUNS.size() - 1;
  private static final int OF_WHOM_ONE_HAS_NO_ADDRESS = 40;
  private static final int OF_WHOM_ONE_IS_IN_THE_MISTAKE = 25;

  private final CoachviewInMemory coachview = new CoachviewInMemory();
  private final SplittableRandom dice;
  private final int persons;
  private final Map<Integer, CoachviewPerson> people = new HashMap<>();
  private final Map<Integer, Map<Integer, String>> statuses = new HashMap<>();
  private int events;

  CoachviewStory(SplittableRandom dice, int persons) {
    this.dice = dice;
    this.persons = persons;
    for (int run = 0; run < RUNS.size(); run++) {
      coachview.put(CoachviewRows.run("r" + run, "Definitief"));
      for (int place = 0; place < RUNS.get(run).size(); place++) {
        coachview.put(
            CoachviewRows.elearning(component(run, place), "r" + run, RUNS.get(run).get(place)));
      }
    }
    for (int person = 0; person < persons; person++) {
      name(person);
      statuses.put(person, new HashMap<>());
    }
  }

  /** Coachview, which several may read at a time. */
  CoachviewSource source() {
    CoachviewService locked =
        (CoachviewService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {CoachviewService.class},
                (proxy, method, arguments) -> {
                  synchronized (coachview) {
                    try {
                      return method.invoke(coachview, arguments);
                    } catch (InvocationTargetException thrown) {
                      throw thrown.getCause();
                    }
                  }
                });
    return purpose -> locked;
  }

  /** Something happens to somebody; the messages that tell it. */
  List<Event> next() {
    int person = dice.nextInt(persons);
    synchronized (coachview) {
      if (dice.nextInt(5) == 0) {
        name(person);
        return List.of(event("syncProfile", "personId", id(person), person));
      }
      return enrolment(person);
    }
  }

  private List<Event> enrolment(int person) {
    boolean canGoWrong = person % OF_WHOM_ONE_IS_IN_THE_MISTAKE == 1;
    int run = dice.nextInt(canGoWrong ? RUNS.size() : MISTAKE);
    String enrolment = "e" + person + "-" + run;
    String status = STATUSES.get(dice.nextInt(STATUSES.size()));
    statuses.get(person).put(run, status);
    coachview.put(CoachviewRows.enrolment(enrolment, id(person), "r" + run, status));
    for (int place = 0; place < RUNS.get(run).size(); place++) {
      coachview.put(CoachviewRows.part(enrolment, component(run, place)));
    }
    // By id both are the same, and a webhook can come late, twice, or three times at once.
    String function = dice.nextBoolean() ? "enrolParticipant" : "withdrawParticipant";
    List<Event> messages = new ArrayList<>();
    for (int times = 1 + dice.nextInt(3); times > 0; times--) {
      messages.add(
          dice.nextBoolean()
              ? event(function, "personId", id(person), person)
              : event(function, "enrolmentId", enrolment, person));
    }
    return messages;
  }

  private Event event(String function, String name, String id, int person) {
    return new Event(events++, externalId(person), function, Map.of(name, id));
  }

  private void name(int person) {
    CoachviewPerson row = CoachviewRows.person(id(person));
    CoachviewPerson named =
        new CoachviewPerson(
            row.id(),
            row.externId(),
            row.externSource(),
            Optional.of(FIRST.get(dice.nextInt(FIRST.size()))),
            row.initials(),
            Optional.empty(),
            Optional.of(LAST.get(dice.nextInt(LAST.size()))),
            row.birthDate(),
            hasAddress(person) ? row.emails() : List.of(),
            row.fields(),
            row.inactive());
    coachview.put(named);
    people.put(person, named);
  }

  /** What every participant has to have, by external id: the name and the rights that work. */
  Map<String, String> wanted() {
    Map<String, String> wanted = new HashMap<>();
    for (int person = 0; person < persons; person++) {
      TreeSet<String> rights = new TreeSet<>();
      statuses.get(person).entrySet().stream()
          .filter(run -> run.getValue().equals("Ingepland") && run.getKey() != MISTAKE)
          .forEach(run -> rights.addAll(RUNS.get(run.getKey())));
      CoachviewPerson row = people.get(person);
      String name = row.firstName().orElse("") + " " + row.lastName().orElse("");
      wanted.put(externalId(person), name + " " + (hasAddress(person) ? rights : Set.of()));
    }
    return wanted;
  }

  /** What somebody has. Who has no account and is to have no right is as wanted. */
  String has(SiteView site, String externalId, String wanted) {
    return site.account(externalId)
        .map(user -> site.name(user) + " " + site.rights(user, false))
        .orElse(wanted.endsWith(" []") ? wanted : "no account");
  }

  /** Letters that are nobody's fault but the data's. */
  static boolean isExpected(Event event, Ledger.Letter letter) {
    int person = Integer.parseInt(event.participant().replaceAll("\\D", ""));
    return switch (letter.code()) {
      case "data/email-missing" -> !hasAddress(person);
      case "data/course-not-found" -> person % OF_WHOM_ONE_IS_IN_THE_MISTAKE == 1;
      default -> false;
    };
  }

  private static boolean hasAddress(int person) {
    return person % OF_WHOM_ONE_HAS_NO_ADDRESS != 7;
  }

  private static String id(int person) {
    return "p" + person;
  }

  private static String externalId(int person) {
    return "CV-" + id(person);
  }

  private static String component(int run, int place) {
    return "c" + run + "-" + place;
  }
}
