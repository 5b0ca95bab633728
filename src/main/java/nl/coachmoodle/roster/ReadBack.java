package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    if (provable.isEmpty()) {
      return Verdict.NOT_PROVABLE;
    }
    Set<String> stillDifferent =
        differences.find(sent.dossier(), row).changes().stream()
            .map(FieldChange::field)
            .collect(Collectors.toSet());
    return stillDifferent.containsAll(provable) ? Verdict.SKIPPED : Verdict.CHANGED;
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
