package nl.coachmoodle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Somebody who sends whole requests, in order, as the e-learning link does or a source of their
 * own. What is wanted is what the last of them said, in the order in which they were done.
 */
final class RequestStory {
  private static final List<String> LAST = List.of("Vries", "Berg", "In 't Veld", "Şahin", "Bos");
  private static final List<String> COURSES = List.of("2", "3", "9");
  private static final String MISTAKE = "4711";
  private static final int OF_WHICH_ONE_IS_A_MISTAKE = 20;

  private final SplittableRandom dice;
  private final int persons;
  private int events;

  RequestStory(SplittableRandom dice, int persons) {
    this.dice = dice;
    this.persons = persons;
  }

  Event next() {
    String externalId = "CV-" + dice.nextInt(persons);
    String course =
        dice.nextInt(OF_WHICH_ONE_IS_A_MISTAKE) == 0
            ? MISTAKE
            : COURSES.get(dice.nextInt(COURSES.size()));
    return switch (dice.nextInt(8)) {
      case 0, 1, 2 -> event("enrolParticipant", named(externalId, Map.of("code", course)));
      case 3 ->
          event(
              "withdrawParticipant", Map.of("externalId", externalId, "code", "course:" + course));
      case 4 -> event("syncProfile", named(externalId, Map.of()));
      case 5 -> event("addToCohort", Map.of("externalId", externalId, "cohort", "1"));
      case 6 -> event("removeFromCohort", Map.of("externalId", externalId, "cohort", "1"));
      default ->
          event(
              "suspendParticipant",
              Map.of("externalId", externalId, "suspended", dice.nextInt(3) == 0));
    };
  }

  private Event event(String function, Map<String, Object> request) {
    return new Event(events++, (String) request.get("externalId"), function, request);
  }

  private Map<String, Object> named(String externalId, Map<String, Object> more) {
    Map<String, Object> request = new HashMap<>(more);
    request.put("externalId", externalId);
    request.put("firstName", "Jan");
    request.put("lastName", LAST.get(dice.nextInt(LAST.size())));
    request.put("email", externalId + "@example.nl");
    return request;
  }

  /**
   * What somebody has to have, as text: the name, whether suspended, and all rights, suspended too.
   */
  private static final class Account {
    private boolean exists;
    private String name = "";
    private boolean suspended;
    private final Map<String, Boolean> courses = new HashMap<>();
    private boolean member;

    @Override
    public String toString() {
      TreeSet<String> rights = new TreeSet<>();
      courses.forEach((course, active) -> rights.add(course + (active ? "" : " suspended")));
      if (member) {
        rights.add("cohort:1");
      }
      return exists ? name + (suspended ? " suspended " : " ") + rights : "none";
    }
  }

  /** What somebody has, in the words of an {@code Account}. */
  static String has(SiteView site, String externalId, String wanted) {
    return site.account(externalId)
        .map(
            user ->
                site.name(user)
                    + (user.suspended() ? " suspended " : " ")
                    + site.rights(user, true))
        .orElse("none");
  }

  /** How an event can end: without a letter, or with this one. */
  private static Set<Optional<String>> expected(Event event, boolean exists) {
    boolean isMistake = event.request().getOrDefault("code", "").toString().contains(MISTAKE);
    boolean needsAccount =
        event.function().equals("addToCohort")
            || Boolean.FALSE.equals(event.request().get("suspended"));
    if (needsAccount && !exists) {
      return Set.of(Optional.of("data/account-absent"));
    }
    boolean isRefused = isMistake && (exists || event.function().equals("enrolParticipant"));
    return Set.of(isRefused ? Optional.of("data/course-not-found") : Optional.empty());
  }

  /** The accounts as the events leave them, in the words of an {@code Account}. */
  static Map<String, String> after(List<Ledger.End> ends) {
    Map<String, Account> accounts = new HashMap<>();
    for (Ledger.End end : ends) {
      Map<String, Object> request = end.event().request();
      Account account = accounts.computeIfAbsent(end.event().participant(), none -> new Account());
      boolean isDone = end.letter().isEmpty();
      assertThat(end.letter().map(Ledger.Letter::code))
          .as("%s", end.event())
          .isIn(expected(end.event(), account.exists));
      String course = request.getOrDefault("code", "").toString().replace("course:", "");
      switch (end.event().function()) {
        case "enrolParticipant" -> {
          account.exists = true;
          account.name = "Jan " + request.get("lastName");
          if (isDone) {
            account.courses.put("course:" + course, true);
          }
        }
        case "withdrawParticipant" -> {
          if (account.exists && isDone) {
            account.courses.put("course:" + course, false);
          }
        }
        case "syncProfile" -> {
          if (account.exists) {
            account.name = "Jan " + request.get("lastName");
          }
        }
        case "addToCohort" -> account.member |= account.exists;
        case "removeFromCohort" -> account.member = false;
        case "suspendParticipant" ->
            account.suspended = account.exists && request.get("suspended").equals(true);
        default -> throw new IllegalStateException(end.event().function());
      }
    }
    Map<String, String> words = new HashMap<>();
    accounts.forEach((externalId, account) -> words.put(externalId, account.toString()));
    return words;
  }
}
