package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;

/**
 * Makes accounts, and never two for one participant: the first account of a process is read back
 * before the next is made, a refusal first looks whether somebody else was quicker, and a lost
 * answer is looked up and never repeated.
 */
final class AccountCreation {
  /** Answers after which the account may exist all the same. */
  private static final Set<FailureCode> OUTCOME_UNKNOWN =
      Set.of(
          FailureCode.MOODLE_TIMEOUT,
          FailureCode.MOODLE_CONNECTION_LOST,
          FailureCode.MOODLE_UNAVAILABLE,
          FailureCode.MOODLE_EMPTY_ANSWER,
          FailureCode.MOODLE_ANSWER_CUT,
          FailureCode.ANSWER_REFUSED_BY_MOODLE,
          FailureCode.ANSWER_UNEXPECTED);

  /** Refusals that can mean that the user name is taken, or that somebody else was quicker. */
  private static final Set<FailureCode> PERHAPS_TAKEN =
      Set.of(
          FailureCode.USERNAME_EXISTS,
          FailureCode.EMAIL_EXISTS,
          FailureCode.WRITE_CONFLICT,
          FailureCode.INVALID_VALUE);

  private final MoodleService moodle;
  private final NewAccounts accounts;
  private final LookupProof proof;
  private final SiteMemory memory;
  private final Matching matching;

  AccountCreation(
      MoodleService moodle, NewAccounts accounts, LookupProof proof, SiteMemory memory) {
    this.moodle = moodle;
    this.accounts = accounts;
    this.proof = proof;
    this.memory = memory;
    this.matching = new Matching(moodle);
  }

  /** Makes an account for everybody in the list, or says that it would. */
  void create(List<Dossier> absent, Mode mode) {
    Map<Dossier, NewUser> planned = planned(absent, mode);
    if (mode == Mode.PLAN || planned.isEmpty()) {
      return;
    }
    Optional<Failure> doubt = proof.doubtAboutCreations();
    if (doubt.isPresent()) {
      planned.keySet().forEach(dossier -> dossier.failed(doubt.get()));
      return;
    }
    while (!memory.creationsAreProven() && !planned.isEmpty()) {
      Dossier first = planned.keySet().iterator().next();
      send(Map.of(first, planned.remove(first)));
      Optional<Failure> unseen = readBack(first);
      unseen.ifPresent(first::failed);
      // What an administrator must mend is the same for everybody, and is asked once.
      Optional<Failure> stop =
          unseen.or(() -> first.failure().filter(why -> why.failureClass() == FailureClass.SETUP));
      if (stop.isPresent()) {
        planned.keySet().forEach(dossier -> dossier.failed(stop.get()));
        return;
      }
    }
    send(planned);
  }

  private Map<Dossier, NewUser> planned(List<Dossier> absent, Mode mode) {
    Map<Dossier, NewUser> planned = new LinkedHashMap<>();
    for (Dossier dossier : absent) {
      try {
        NewUser user = accounts.of(dossier);
        planned.put(dossier, user);
        dossier.changes(changes(user));
        if (mode == Mode.PLAN) {
          dossier.account(ParticipantOutcome.Account.CREATED);
        }
      } catch (FailedException incomplete) {
        dossier.failed(incomplete.failure());
      }
    }
    return planned;
  }

  private static List<FieldChange> changes(NewUser user) {
    Map<String, String> all = new HashMap<>(user.fields());
    all.putAll(user.customFields());
    all.put("username", user.username());
    all.put("firstname", user.firstname());
    all.put("lastname", user.lastname());
    all.put("email", user.email());
    all.put("idnumber", user.idnumber());
    return all.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(field -> new FieldChange(field.getKey(), Optional.of(""), field.getValue()))
        .toList();
  }

  private Optional<Failure> readBack(Dossier first) {
    boolean wasCreated = first.is(ParticipantOutcome.Account.CREATED) && first.userId().isPresent();
    return wasCreated && !first.hasFailed()
        ? proof.proveCreated(first.externalId())
        : Optional.empty();
  }

  private void send(Map<Dossier, NewUser> users) {
    if (users.isEmpty()) {
      return;
    }
    Map<Dossier, Failure> refused = attempt(users);
    Map<Dossier, Failure> stillRefused = withoutUnknownFields(users, refused);
    Map<Dossier, Failure> unsolved = new LinkedHashMap<>();
    stillRefused.forEach(
        (dossier, failure) -> {
          if (OUTCOME_UNKNOWN.contains(failure.code()) || isTaken(failure)) {
            unsolved.put(dossier, failure);
          } else {
            dossier.failed(accounts.explained(failure));
          }
        });
    matching.match(unsolved.keySet());
    unsolved.forEach((dossier, failure) -> settle(dossier, users, failure));
  }

  /** Sends the creations and answers those that were refused. */
  private Map<Dossier, Failure> attempt(Map<Dossier, NewUser> users) {
    List<Map.Entry<Dossier, NewUser>> entries = List.copyOf(users.entrySet());
    List<Result<Long>> results = moodle.create(entries.stream().map(Map.Entry::getValue).toList());
    Map<Dossier, Failure> refused = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Dossier dossier = entries.get(i).getKey();
      Result<Long> result = results.get(i);
      if (result instanceof Result.Done<Long> done) {
        dossier.created(done.value());
        memory.sent(done.value(), entries.get(i).getValue().customFields().keySet());
      } else if (result instanceof Result.Failed<Long> failed) {
        refused.put(dossier, failed.failure());
      }
    }
    return refused;
  }

  /** An older Moodle refuses a whole call for one field that it does not know. */
  private Map<Dossier, Failure> withoutUnknownFields(
      Map<Dossier, NewUser> users, Map<Dossier, Failure> refused) {
    Map<Dossier, Failure> remaining = new LinkedHashMap<>(refused);
    Map<Dossier, NewUser> reduced = new LinkedHashMap<>();
    Set<String> dropped = new TreeSet<>();
    refused.forEach(
        (dossier, failure) -> {
          NewUser user = users.get(dossier);
          Set<String> unknown =
              UnknownFields.in(failure, user == null ? Set.of() : user.fields().keySet());
          if (user != null && !unknown.isEmpty()) {
            Map<String, String> fields = new HashMap<>(user.fields());
            fields.keySet().removeAll(unknown);
            reduced.put(dossier, user.withFields(fields));
            dropped.addAll(unknown);
          }
        });
    if (reduced.isEmpty()) {
      return remaining;
    }
    remaining.keySet().removeAll(reduced.keySet());
    Map<Dossier, Failure> again = attempt(reduced);
    if (again.size() < reduced.size()) {
      memory.unknown(dropped);
      reduced
          .keySet()
          .forEach(
              dossier ->
                  dropped.forEach(
                      field -> dossier.notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, field)));
    }
    remaining.putAll(again);
    return remaining;
  }

  /** After the second look: found means somebody was quicker, or our own lost answer was a yes. */
  private void settle(Dossier dossier, Map<Dossier, NewUser> users, Failure failure) {
    if (dossier.hasFailed()) {
      return;
    }
    if (dossier.shown().isPresent()) {
      if (OUTCOME_UNKNOWN.contains(failure.code())) {
        dossier.account(ParticipantOutcome.Account.CREATED);
      }
      return;
    }
    if (OUTCOME_UNKNOWN.contains(failure.code())) {
      dossier.failed(Failure.of(FailureCode.OUTCOME_UNKNOWN));
      return;
    }
    NewUser refused = users.get(dossier);
    if (refused == null || failure.code() == FailureCode.EMAIL_EXISTS) {
      accounts.noticeUnreadableEmail(dossier);
      dossier.failed(failure);
      return;
    }
    tryDistinguished(dossier, refused, failure);
  }

  private void tryDistinguished(Dossier dossier, NewUser refused, Failure failure) {
    List<MoodleUser> holders = holdersOf(refused.username());
    boolean isFree = holders.isEmpty() && failure.code() != FailureCode.USERNAME_EXISTS;
    if (isFree) {
      // Repeated, alone, and nobody has the name: then it is no race but a value.
      boolean isValue = failure.code() == FailureCode.WRITE_CONFLICT;
      dossier.failed(isValue ? Failure.of(FailureCode.VALUE_REFUSED_BY_DATABASE) : failure);
      return;
    }
    NewUser distinguished = accounts.distinguished(refused, dossier);
    Map<Dossier, Failure> again = attempt(Map.of(dossier, distinguished));
    if (again.isEmpty()) {
      dossier.changes(changes(distinguished));
      return;
    }
    matching.match(List.of(dossier));
    if (dossier.shown().isEmpty() && !dossier.hasFailed()) {
      Failure taken = again.getOrDefault(dossier, failure);
      dossier.failed(holders.isEmpty() ? taken : taken.with("accounts", Matching.idsOf(holders)));
    }
  }

  /** Whose user name it is; nobody's on Moodle 2.9, which does not find by user name. */
  private List<MoodleUser> holdersOf(String username) {
    try {
      return moodle.find(LookupField.USERNAME, List.of(username));
    } catch (FailedException unread) {
      return List.of();
    }
  }

  private static boolean isTaken(Failure failure) {
    return PERHAPS_TAKEN.contains(failure.code());
  }
}
