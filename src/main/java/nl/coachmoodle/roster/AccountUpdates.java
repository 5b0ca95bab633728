package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /**
   * An update with the participant it is for.
   *
   * @param suspected fields that were left out because Moodle may not know them
   * @param doubt the refusal that did not say so
   */
  private record Pending(
      Dossier dossier, UserUpdate update, Set<String> suspected, Optional<Failure> doubt) {
    Pending(Dossier dossier, UserUpdate update) {
      this(dossier, update, Set.of(), Optional.empty());
    }

    Pending without(Set<String> fields) {
      return new Pending(dossier, fewer(fields), suspected, doubt);
    }

    Pending suspecting(Set<String> fields, Failure refusal) {
      return new Pending(dossier, fewer(fields), fields, Optional.of(refusal));
    }

    private UserUpdate fewer(Set<String> fields) {
      Map<String, String> fewer = new HashMap<>(update.fields());
      fewer.keySet().removeAll(fields);
      return update.withFields(fewer);
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
    List<Pending> reduced = new ArrayList<>();
    Map<Pending, Failure> innocent = new LinkedHashMap<>();
    List<Result<UpdateAnswer>> results =
        moodle.update(pending.stream().map(Pending::update).toList());
    for (int i = 0; i < pending.size(); i++) {
      Pending sent = pending.get(i);
      Result<UpdateAnswer> result = results.get(i);
      result.failed().ifPresent(failure -> refused(sent, failure, reduced, innocent));
      if (result instanceof Result.Done<UpdateAnswer> done) {
        memory.sent(sent.update().id(), sent.update().customFields().keySet());
        boolean isConfirmed = done.value() == UpdateAnswer.CONFIRMED;
        judge(sent, isConfirmed);
        if (!isConfirmed) {
          unconfirmed.add(sent);
        }
      }
    }
    if (!unconfirmed.isEmpty()) {
      readBack(unconfirmed);
    }
    boolean isProgress = innocent.size() + reduced.size() < pending.size() || !reduced.isEmpty();
    if (isProgress) {
      // Each round knows a field more or has somebody less, so this ends.
      reduced.addAll(innocent.keySet());
      if (!reduced.isEmpty()) {
        send(reduced);
      }
    } else {
      innocent.forEach(AccountUpdates::failed);
    }
  }

  /** It went without the suspected fields: an older Moodle does not know them, a newer one does. */
  private void judge(Pending sent, boolean isNewer) {
    if (isNewer) {
      sent.doubt().ifPresent(refusal -> sent.dossier().profileRefused(refusal));
    } else {
      unknown(sent.dossier(), sent.suspected());
    }
  }

  private void refused(
      Pending sent, Failure failure, List<Pending> reduced, Map<Pending, Failure> innocent) {
    Set<String> fields = sent.update().fields().keySet();
    Set<String> named = UnknownFields.named(failure, fields);
    Set<String> suspected =
        knowsAllFields(sent) ? Set.of() : UnknownFields.suspected(failure, fields);
    if (isAboutSuspending(sent, failure)) {
      failed(sent, Failure.of(FailureCode.UNSUPPORTED_BY_THIS_MOODLE).with("feature", "suspended"));
    } else if (!named.isEmpty()) {
      unknown(sent.dossier(), named);
      addUnlessEmpty(sent.without(named), reduced);
    } else if (!suspected.isEmpty()) {
      addUnlessEmpty(sent.suspecting(suspected, failure), reduced);
    } else if (UnknownFields.isAboutNames(failure)) {
      innocent.put(sent, failure);
    } else {
      failed(sent, failure);
    }
  }

  /** First names are shown since 4.5, and every plain field is known since 3.6. */
  private boolean knowsAllFields(Pending sent) {
    return memory.knowsAllFields()
        || sent.dossier().shown().flatMap(user -> user.field("firstname")).isPresent();
  }

  /** Moodle before 3.2 cannot suspend, and does not show who is suspended either. */
  private static boolean isAboutSuspending(Pending sent, Failure failure) {
    if (sent.update().suspended().isEmpty()) {
      return false;
    }
    boolean isHidden = sent.dossier().shown().flatMap(MoodleUser::suspended).isEmpty();
    return UnknownFields.isAboutNames(failure)
        ? failure.facts().getOrDefault("field", "").contains("suspended")
        : isHidden && UnknownFields.isUnexplained(failure);
  }

  private void addUnlessEmpty(Pending fewer, List<Pending> reduced) {
    if (!fewer.update().isEmpty()) {
      reduced.add(fewer);
      return;
    }
    unchanged(fewer);
    unknown(fewer.dossier(), fewer.suspected());
  }

  private void unknown(Dossier dossier, Set<String> fields) {
    memory.unknown(fields);
    fields.forEach(field -> dossier.notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, field));
  }

  private static void failed(Pending sent, Failure failure) {
    sent.dossier().profileRefused(failure);
    if (!failure.isRetry()) {
      unchanged(sent);
    }
  }

  private static void unchanged(Pending sent) {
    sent.dossier().changes(List.of());
    if (sent.dossier().is(ParticipantOutcome.Account.UPDATED)) {
      sent.dossier().account(ParticipantOutcome.Account.UNCHANGED);
    }
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
        failed(
            pending,
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
