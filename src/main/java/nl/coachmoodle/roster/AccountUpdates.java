package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;

/** Brings existing accounts to what is wanted, sending only what differs. */
final class AccountUpdates {
  private final MoodleService moodle;
  private final Differences differences;
  private final SiteMemory memory;

  AccountUpdates(MoodleService moodle, ProfileRules rules, SiteMemory memory) {
    this.moodle = moodle;
    this.differences = new Differences(rules, memory);
    this.memory = memory;
  }

  /** An update with the participant it is for. */
  private record Pending(Dossier dossier, UserUpdate update) {
    Pending without(Set<String> fields) {
      Map<String, String> fewer = new HashMap<>(update.fields());
      fewer.keySet().removeAll(fields);
      return new Pending(dossier, update.withFields(fewer));
    }
  }

  /** Updates every matched dossier that differs, or says that it would. */
  void update(List<Dossier> matched, Mode mode) {
    List<Pending> pending = new ArrayList<>();
    for (Dossier dossier : matched) {
      Optional<MoodleUser> shown = dossier.shown();
      if (shown.isPresent() && !dossier.is(ParticipantOutcome.Account.CREATED)) {
        Differences.Found found = differences.find(dossier, shown.get());
        dossier.changes(found.changes());
        boolean isNothing = found.update().isEmpty();
        if (dossier.account().isEmpty()) {
          dossier.account(
              isNothing
                  ? ParticipantOutcome.Account.UNCHANGED
                  : ParticipantOutcome.Account.UPDATED);
        }
        if (!isNothing) {
          pending.add(new Pending(dossier, found.update()));
        }
      }
    }
    if (mode == Mode.APPLY && !pending.isEmpty()) {
      send(pending);
    }
  }

  private void send(List<Pending> pending) {
    List<Pending> unconfirmed = new ArrayList<>();
    List<Pending> again = new ArrayList<>();
    List<Result<UpdateAnswer>> results =
        moodle.update(pending.stream().map(Pending::update).toList());
    for (int i = 0; i < pending.size(); i++) {
      Pending sent = pending.get(i);
      Result<UpdateAnswer> result = results.get(i);
      result.failed().ifPresent(failure -> refused(sent, failure, again));
      if (result instanceof Result.Done<UpdateAnswer>) {
        memory.sent(sent.update().id(), sent.update().customFields().keySet());
      }
      if (result instanceof Result.Done<UpdateAnswer> done
          && done.value() == UpdateAnswer.UNCONFIRMED) {
        unconfirmed.add(sent);
      }
    }
    if (!unconfirmed.isEmpty()) {
      readBack(unconfirmed);
    }
    if (!again.isEmpty()) {
      // Each round knows at least one field more, so this ends.
      send(again);
    }
  }

  private void refused(Pending sent, Failure failure, List<Pending> again) {
    Set<String> unknown = UnknownFields.in(failure, sent.update().fields().keySet());
    if (!unknown.isEmpty()) {
      memory.unknown(unknown);
      unknown.forEach(field -> sent.dossier().notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, field));
      Pending reduced = sent.without(unknown);
      if (!reduced.update().isEmpty()) {
        again.add(reduced);
      } else {
        sent.dossier().account(ParticipantOutcome.Account.UNCHANGED);
      }
      return;
    }
    boolean isSuspension =
        failure.code() == FailureCode.UNKNOWN_PARAMETER
            && failure.facts().getOrDefault("field", "").contains("suspended");
    sent.dossier()
        .updateRefused(
            isSuspension
                ? Failure.of(FailureCode.UNSUPPORTED_BY_THIS_MOODLE).with("feature", "suspended")
                : failure);
  }

  /** Moodle 3.2 to 3.11 leave accounts unchanged without a word, so the rows are read again. */
  private void readBack(List<Pending> sent) {
    List<MoodleUser> rows;
    try {
      rows =
          moodle.find(
              LookupField.ID,
              sent.stream().map(pending -> Long.toString(pending.update().id())).toList());
    } catch (FailedException unread) {
      sent.forEach(
          pending ->
              pending
                  .dossier()
                  .notice(Notice.Kind.UPDATE_NOT_CONFIRMED, unread.failure().code().code()));
      return;
    }
    Map<Long, MoodleUser> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.id(), row));
    for (Pending pending : sent) {
      MoodleUser row = byId.get(pending.update().id());
      if (row == null || isUntouched(pending, row)) {
        pending
            .dossier()
            .updateRefused(
                Failure.of(FailureCode.UPDATE_SKIPPED_BY_MOODLE)
                    .with("account", pending.update().id()));
      }
    }
  }

  /** Skipped means skipped whole: one readable field that has changed proves the update. */
  private boolean isUntouched(Pending pending, MoodleUser row) {
    List<FieldChange> left = differences.find(pending.dossier(), row).changes();
    List<String> stillDifferent =
        left.stream()
            .filter(change -> change.before().isPresent())
            .map(FieldChange::field)
            .toList();
    List<String> readable =
        pending.dossier().changes().stream()
            .filter(change -> change.before().isPresent())
            .map(FieldChange::field)
            .toList();
    return !readable.isEmpty() && stillDifferent.containsAll(readable);
  }
}
