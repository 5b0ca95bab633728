package nl.coachmoodle.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How every event ended, and what it took. Safe for parallel workers. */
final class Ledger {
  private final Map<Integer, End> ends = new LinkedHashMap<>();
  private final List<Event> finished = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Integer> letters = new TreeMap<>();
  private int deliveries;
  private int mostCalls;

  /**
   * The end of an event.
   *
   * @param letter the dead letter that it became, if it did
   */
  record End(Event event, Optional<Letter> letter) {}

  /**
   * A dead letter.
   *
   * @param code of the failure, such as {@code data/course-not-found}
   */
  record Letter(String code, String sentence, String fix) {
    /**
     * Whether nobody but the back office can help it. A creation that meets two deadlocks in a row
     * is taken for one with a value that the database refuses: whoever looks finds nothing wrong,
     * and sends it again.
     */
    boolean isAboutData() {
      return code.startsWith("data/") && !code.equals("data/value-refused-by-database");
    }
  }

  synchronized void delivered(int calls) {
    deliveries++;
    mostCalls = Math.max(mostCalls, calls);
  }

  synchronized void done(Event event) {
    end(event, Optional.empty());
  }

  synchronized void dead(Event event, Letter letter) {
    letters.merge(letter.code(), 1, Integer::sum);
    if (letter.sentence().isBlank() || letter.fix().isBlank()) {
      violations.add(event + ": a letter without its sentence: " + letter);
    }
    end(event, Optional.of(letter));
  }

  private void end(Event event, Optional<Letter> letter) {
    End before = ends.put(event.number(), new End(event, letter));
    if (before != null) {
      violations.add(event + " ended twice: " + before);
    }
    finished.add(event);
  }

  synchronized void violation(String what) {
    violations.add(what);
  }

  /** Takes the dead letters out that can be sent again, in their order. */
  synchronized List<Event> replayable() {
    List<Event> again = new ArrayList<>();
    for (End end : List.copyOf(ends.values())) {
      if (end.letter().filter(letter -> !letter.isAboutData()).isPresent()) {
        again.add(end.event());
        ends.remove(end.event().number());
        finished.remove(end.event());
      }
    }
    return again;
  }

  /** The events as they ended, oldest first. */
  synchronized List<End> inOrder() {
    return finished.stream().map(event -> ends.get(event.number())).toList();
  }

  synchronized int count() {
    return ends.size();
  }

  synchronized long countOfLetters() {
    return ends.values().stream().filter(end -> end.letter().isPresent()).count();
  }

  synchronized int deliveries() {
    return deliveries;
  }

  /** The most requests to Moodle of one delivery. */
  synchronized int mostCalls() {
    return mostCalls;
  }

  /** Dead letters by code, those that were sent again too. */
  synchronized Map<String, Integer> letters() {
    return new TreeMap<>(letters);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }
}
