package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.failure.Failure;

/**
 * How far a run is, while a part of it is at work. At any time it can be told as a {@link Cursor}:
 * a person is waiting from the moment the run knows of them until everything is done for them. Used
 * by one thread.
 */
final class RunState {
  private final RunRequest request;
  private final String run;
  private final int part;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private final Map<String, String> losing = new LinkedHashMap<>();
  private final Map<String, String> postponed = new LinkedHashMap<>();
  private final Map<String, String> stillLosing = new LinkedHashMap<>();
  private Stage stage;
  private long limitFrom;
  private int changes;
  private Optional<Bookmark> bookmark;
  private boolean isListRead;
  private boolean isTooMany;
  private boolean othersRemain;
  private Totals totals;

  RunState(Cursor from) {
    request = from.request();
    run = from.run();
    part = from.part();
    stage = from.stage();
    limitFrom = from.limitFrom();
    changes = from.changes();
    bookmark = from.bookmark();
    isListRead = from.isListRead();
    from.waiting().forEach(id -> waiting.put(Guid.key(id), id));
    from.losing().forEach(id -> losing.put(Guid.key(id), id));
    isTooMany = from.isTooMany();
    othersRemain = from.othersRemain();
    totals = from.totals();
  }

  RunRequest request() {
    return request;
  }

  Stage stage() {
    return stage;
  }

  void enter(Stage next) {
    stage = next;
  }

  int changes() {
    return changes;
  }

  Optional<Bookmark> bookmark() {
    return bookmark;
  }

  boolean isListRead() {
    return isListRead;
  }

  /** A page of the present list of changes was read. */
  void readChanges(Optional<Bookmark> next) {
    bookmark = next;
    if (next.isEmpty()) {
      changes++;
    }
  }

  /** Pages of the list of all persons were read. */
  void readList(Optional<Bookmark> next) {
    bookmark = next;
    isListRead = next.isEmpty();
  }

  /** Somebody is to be worked on. */
  void await(String personId) {
    waiting.putIfAbsent(Guid.key(personId), personId);
  }

  /** Those who are to be worked on next. */
  List<String> waiting(int most) {
    return waiting.values().stream().limit(most).toList();
  }

  /** Everything but a withdrawal is done for this person. */
  void done(String personId) {
    waiting.remove(Guid.key(personId));
  }

  /** Something may succeed for this person later: the next part works on them once more. */
  void postpone(String personId) {
    waiting.remove(Guid.key(personId));
    postponed.put(Guid.key(personId), personId);
  }

  /** A withdrawal may succeed for this person later. */
  void postponeWithdrawal(String personId) {
    losing.remove(Guid.key(personId));
    stillLosing.put(Guid.key(personId), personId);
  }

  /** Whether anybody is left for the next part, although this one came to its end. */
  boolean isAnybodyPostponed() {
    return !postponed.isEmpty() || !stillLosing.isEmpty();
  }

  /** How many people the request lets this call work on. */
  long leftOfLimit() {
    return request.limit().orElse(Long.MAX_VALUE)
        - (totals.of(Count.PEOPLE) - limitFrom)
        - postponed.size();
  }

  /** Whoever goes on from here may work on as many people again. */
  void beginLimitAnew() {
    limitFrom = totals.of(Count.PEOPLE);
  }

  /** This person would lose something. */
  void loses(String personId) {
    losing.putIfAbsent(Guid.key(personId), personId);
  }

  List<String> losing() {
    return List.copyOf(losing.values());
  }

  /** The withdrawals of this person are done. */
  void withdrawn(String personId) {
    losing.remove(Guid.key(personId));
  }

  boolean isTooMany() {
    return isTooMany;
  }

  boolean othersRemain() {
    return othersRemain;
  }

  void sawOthers() {
    othersRemain = true;
  }

  Totals totals() {
    return totals;
  }

  void count(Count count, long more) {
    totals = totals.plus(count, more);
  }

  void refused(Failure failure) {
    totals = totals.plusRefusal(failure.code().code());
  }

  /** Where the next part goes on. */
  Cursor cursor() {
    List<String> losers = new ArrayList<>(losing.values());
    losers.addAll(stillLosing.values());
    boolean tooManyLose = isTooMany || !Cursor.fits(losers);
    List<String> open = new ArrayList<>(waiting.values());
    open.addAll(postponed.values());
    boolean startOver = !Cursor.fits(open);
    return new Cursor(
        request,
        run,
        part + 1,
        limitFrom,
        // So many changes: what they concern is found again by reading everybody.
        startOver || !postponed.isEmpty() ? Stage.COMPARING : stage,
        changes,
        startOver ? Optional.empty() : bookmark,
        isListRead && !startOver,
        startOver ? List.of() : open,
        tooManyLose ? List.of() : losers,
        tooManyLose,
        othersRemain,
        totals);
  }

  String run() {
    return run;
  }

  int part() {
    return part;
  }
}
