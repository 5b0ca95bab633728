package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.UpdateAnswer;

/** Brings existing accounts to what is wanted, sending only what differs. */
final class AccountUpdates {
  private final MoodleService moodle;
  private final Differences differences;
  private final ReadBack readBack;
  private final SiteMemory memory;
  private final FieldProbe probe;

  AccountUpdates(MoodleService moodle, ProfileRules rules, SiteMemory memory) {
    this.moodle = moodle;
    this.differences = new Differences(rules, memory);
    this.readBack = new ReadBack(moodle, differences);
    this.memory = memory;
    this.probe = new FieldProbe(moodle, memory);
  }

  /** Updates every matched dossier that differs, or says that it would. */
  void update(List<Dossier> matched, Mode mode) {
    List<PendingUpdate> pending = new ArrayList<>();
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
          pending.add(new PendingUpdate(dossier, found.update()));
        }
      }
    }
    if (mode == Mode.APPLY && !pending.isEmpty()) {
      send(pending);
    }
  }

  private void send(List<PendingUpdate> pending) {
    List<PendingUpdate> unconfirmed = new ArrayList<>();
    List<PendingUpdate> reduced = new ArrayList<>();
    Map<PendingUpdate, Failure> innocent = new LinkedHashMap<>();
    List<Result<UpdateAnswer>> results =
        moodle.update(pending.stream().map(PendingUpdate::update).toList());
    for (int i = 0; i < pending.size(); i++) {
      PendingUpdate sent = pending.get(i);
      Result<UpdateAnswer> result = results.get(i);
      result.failed().ifPresent(failure -> refused(sent, failure, reduced, innocent));
      if (result instanceof Result.Done<UpdateAnswer> done) {
        boolean isConfirmed = done.value() == UpdateAnswer.CONFIRMED;
        judge(sent, isConfirmed);
        if (isConfirmed) {
          remember(sent);
        } else {
          unconfirmed.add(sent);
        }
      }
    }
    if (!unconfirmed.isEmpty()) {
      judgeUnconfirmed(unconfirmed);
    }
    if (innocent.size() < pending.size()) {
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
  private static void judge(PendingUpdate sent, boolean isNewer) {
    if (isNewer) {
      sent.doubt().ifPresent(refusal -> sent.dossier().profileRefused(refusal));
    } else {
      notice(sent.dossier(), sent.suspected());
    }
  }

  private void refused(
      PendingUpdate sent,
      Failure failure,
      List<PendingUpdate> reduced,
      Map<PendingUpdate, Failure> innocent) {
    Set<String> fields = sent.update().fields().keySet();
    Set<String> named = UnknownFields.named(failure, fields);
    Set<String> suspected = knowsAllFields(sent) ? Set.of() : probe.suspected(failure, fields);
    if (isAboutSuspending(sent, failure)) {
      failed(sent, Failure.of(FailureCode.UNSUPPORTED_BY_THIS_MOODLE).with("feature", "suspended"));
    } else if (!named.isEmpty()) {
      memory.unknown(named);
      notice(sent.dossier(), named);
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
  private boolean knowsAllFields(PendingUpdate sent) {
    return memory.knowsAllFields()
        || sent.dossier().shown().flatMap(user -> user.field("firstname")).isPresent();
  }

  /** Moodle before 3.2 cannot suspend, and does not show who is suspended either. */
  private static boolean isAboutSuspending(PendingUpdate sent, Failure failure) {
    if (sent.update().suspended().isEmpty()) {
      return false;
    }
    boolean isHidden = sent.dossier().shown().flatMap(MoodleUser::suspended).isEmpty();
    return UnknownFields.isAboutNames(failure)
        ? failure.facts().getOrDefault("field", "").contains("suspended")
        : isHidden && UnknownFields.isUnexplained(failure);
  }

  private static void addUnlessEmpty(PendingUpdate fewer, List<PendingUpdate> reduced) {
    if (!fewer.update().isEmpty()) {
      reduced.add(fewer);
      return;
    }
    unchanged(fewer);
    notice(fewer.dossier(), fewer.suspected());
  }

  private static void notice(Dossier dossier, Set<String> fields) {
    fields.forEach(field -> dossier.notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, field));
  }

  private static void failed(PendingUpdate sent, Failure failure) {
    sent.dossier().profileRefused(failure);
    if (!failure.isRetry()) {
      unchanged(sent);
    }
  }

  private static void unchanged(PendingUpdate sent) {
    List<FieldChange> before = sent.dossier().changes();
    sent.dossier().changes(List.of());
    if (sent.dossier().is(ParticipantOutcome.Account.ADOPTED)) {
      // That one was done before, by the adoption.
      sent.dossier()
          .changes(before.stream().filter(change -> change.field().equals("idnumber")).toList());
    }
    if (sent.dossier().is(ParticipantOutcome.Account.UPDATED)) {
      sent.dossier().account(ParticipantOutcome.Account.UNCHANGED);
    }
  }

  private void judgeUnconfirmed(List<PendingUpdate> sent) {
    Map<PendingUpdate, ReadBack.Verdict> verdicts;
    try {
      verdicts = readBack.judge(sent);
    } catch (FailedException unread) {
      String code = unread.failure().code().code();
      sent.forEach(one -> notConfirmed(one, code));
      return;
    }
    verdicts.forEach(
        (one, verdict) -> {
          long account = one.update().id();
          switch (verdict) {
            case CHANGED -> remember(one);
            case SKIPPED ->
                failed(
                    one, Failure.of(FailureCode.UPDATE_SKIPPED_BY_MOODLE).with("account", account));
            case NOT_PROVABLE -> {
              notConfirmed(one, Long.toString(account));
              // Only an e-mail address makes Moodle skip an account that is there.
              if (!one.changes("email")) {
                remember(one);
              }
            }
          }
        });
  }

  /** What may not have happened is not told as done. */
  private static void notConfirmed(PendingUpdate sent, String about) {
    unchanged(sent);
    sent.dossier().notice(Notice.Kind.UPDATE_NOT_CONFIRMED, about);
  }

  private void remember(PendingUpdate sent) {
    memory.sent(sent.update().id(), sent.update().customFields());
  }
}
