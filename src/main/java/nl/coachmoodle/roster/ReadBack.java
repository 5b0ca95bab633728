package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;

/** Moodle 3.2 to 3.11 leave accounts unchanged without a word, so the rows are read again. */
final class ReadBack {
  private final MoodleService moodle;
  private final Differences differences;

  ReadBack(MoodleService moodle, Differences differences) {
    this.moodle = moodle;
    this.differences = differences;
  }

  /** What the rows say of an update. */
  enum Verdict {
    CHANGED,
    SKIPPED,
    /** It changed only what this Moodle does not show. */
    NOT_PROVABLE
  }

  /**
   * Judges every update.
   *
   * @throws FailedException when the rows cannot be read
   */
  Map<PendingUpdate, Verdict> judge(List<PendingUpdate> sent) {
    Map<Long, MoodleUser> rows = new HashMap<>();
    moodle
        .find(LookupField.ID, sent.stream().map(one -> Long.toString(one.update().id())).toList())
        .forEach(row -> rows.put(row.id(), row));
    Map<PendingUpdate, Verdict> verdicts = new LinkedHashMap<>();
    for (PendingUpdate one : sent) {
      MoodleUser row = rows.get(one.update().id());
      verdicts.put(one, row == null ? Verdict.SKIPPED : verdict(one, row));
    }
    return verdicts;
  }

  /** Skipped means skipped whole: one readable field that has changed proves the update. */
  private Verdict verdict(PendingUpdate sent, MoodleUser row) {
    Set<String> provable = provable(sent, row);
    Verdict names = byFullName(sent, row);
    if (names == Verdict.CHANGED || provable.isEmpty()) {
      return names;
    }
    Set<String> stillDifferent =
        differences.find(sent.dossier(), row).changes().stream()
            .map(FieldChange::field)
            .collect(Collectors.toSet());
    return stillDifferent.containsAll(provable) ? Verdict.SKIPPED : Verdict.CHANGED;
  }

  /**
   * What the full name says, which Moodle shows where it does not show first and last names. How it
   * is put together is a setting of the site, so it refutes only when it did not move and has room
   * for a name that it does not hold.
   */
  private static Verdict byFullName(PendingUpdate sent, MoodleUser row) {
    Optional<String> before = sent.dossier().shown().flatMap(ReadBack::fullName);
    Optional<String> after = fullName(row);
    List<String> names =
        Stream.of("firstname", "lastname")
            .flatMap(field -> Optional.ofNullable(sent.update().fields().get(field)).stream())
            .toList();
    if (before.isEmpty() || after.isEmpty() || names.isEmpty()) {
      return Verdict.NOT_PROVABLE;
    }
    if (!before.equals(after)) {
      return Verdict.CHANGED;
    }
    List<String> held = names.stream().filter(after.get()::contains).toList();
    boolean hasRoom = held.isEmpty() || !after.get().replace(held.get(0), "").isBlank();
    return held.size() < names.size() && hasRoom ? Verdict.SKIPPED : Verdict.NOT_PROVABLE;
  }

  private static Optional<String> fullName(MoodleUser user) {
    return user.field("fullname").map(Differences::unescaped);
  }

  /**
   * The sent fields that this Moodle shows. An empty custom field is none: its short name may not
   * exist.
   */
  private static Set<String> provable(PendingUpdate sent, MoodleUser row) {
    return sent.dossier().changes().stream()
        .filter(change -> change.before().isPresent() && sent.changes(change.field()))
        .filter(
            change ->
                !sent.update().customFields().containsKey(change.field())
                    || change.after().isEmpty()
                    || !row.customField(change.field()).isEmpty())
        .map(FieldChange::field)
        .collect(Collectors.toSet());
  }
}
