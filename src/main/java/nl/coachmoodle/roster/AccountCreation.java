package nl.coachmoodle.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.NewUser;

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
      Set.of(FailureCode.USERNAME_EXISTS, FailureCode.EMAIL_EXISTS, FailureCode.WRITE_CONFLICT);

  private final MoodleService moodle;
  private final NewAccounts accounts;
  private final LookupProof proof;
  private final SiteMemory memory;
  private final Matching matching;
  private final Creations creations;

  AccountCreation(
      MoodleService moodle, NewAccounts accounts, LookupProof proof, SiteMemory memory) {
    this.moodle = moodle;
    this.accounts = accounts;
    this.proof = proof;
    this.memory = memory;
    this.matching = new Matching(moodle);
    this.creations = new Creations(moodle, memory);
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
      Optional<Failure> stop = unseen.or(() -> first.failure().filter(accounts::isForEverybody));
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
        dossier.changes(NewAccounts.changes(user));
        if (mode == Mode.PLAN) {
          dossier.account(ParticipantOutcome.Account.CREATED);
        }
      } catch (FailedException incomplete) {
        dossier.failed(incomplete.failure());
      }
    }
    return planned;
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
    Map<Dossier, Failure> unsolved = new LinkedHashMap<>();
    creations
        .make(users)
        .forEach(
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

  /** After the second look: found means somebody was quicker, or our own lost answer was a yes. */
  private void settle(Dossier dossier, Map<Dossier, NewUser> users, Failure failure) {
    if (OUTCOME_UNKNOWN.contains(failure.code())) {
      settleUnknown(dossier);
      return;
    }
    if (dossier.hasFailed() || dossier.shown().isPresent()) {
      return;
    }
    NewUser refused = users.get(dossier);
    if (refused == null || failure.code() == FailureCode.EMAIL_EXISTS) {
      accounts.noticeUnreadableEmail(dossier);
      dossier.failed(failure);
      return;
    }
    // Where taken names are seen, fields that were left out on suspicion get their chance again.
    NewUser basis = memory.hidesUsernames() ? creations.lastSent(dossier, refused) : refused;
    try {
      tryDistinguished(dossier, basis, failure);
    } catch (FailedException unread) {
      dossier.failed(unread.failure());
    }
  }

  private static void settleUnknown(Dossier dossier) {
    if (dossier.shown().isPresent()) {
      dossier.account(ParticipantOutcome.Account.CREATED);
    } else if (!dossier.hasFailed()) {
      dossier.failed(Failure.of(FailureCode.OUTCOME_UNKNOWN));
    }
  }

  private void tryDistinguished(Dossier dossier, NewUser refused, Failure failure) {
    // Another name for somebody who is there and not seen would be a second account.
    Optional<Failure> doubt = proof.doubtNow();
    if (doubt.isPresent()) {
      dossier.failed(doubt.get());
      return;
    }
    List<MoodleUser> holders = holdersOf(LookupField.USERNAME, refused.username());
    boolean isAnothers =
        memory.hidesUsernames()
            ? memory.creationsAreProven() && mayBeTakenUnseen(failure)
            : areOthers(holders, dossier.externalId());
    if (!isAnothers) {
      dossier.failed(refusal(holders, refused, failure));
      return;
    }
    NewUser distinguished = accounts.distinguished(refused, dossier);
    Map<Dossier, Failure> again = creations.make(Map.of(dossier, distinguished));
    if (again.isEmpty()) {
      dossier.notice(Notice.Kind.USERNAME_DISTINGUISHED, dossier.externalId().value());
      return;
    }
    matching.match(List.of(dossier));
    Failure taken = again.getOrDefault(dossier, failure);
    if (OUTCOME_UNKNOWN.contains(taken.code())) {
      settleUnknown(dossier);
    } else if (dossier.shown().isEmpty() && !dossier.hasFailed()) {
      if (taken.code() == FailureCode.EMAIL_EXISTS) {
        accounts.noticeUnreadableEmail(dossier);
      }
      Failure why = reason(refused, taken);
      boolean isTold = holders.isEmpty() || why.code() == FailureCode.EMAIL_EXISTS;
      dossier.failed(isTold ? why : why.with("accounts", Matching.idsOf(holders)));
    }
  }

  /** An account without an ID number may well be this very participant's, from before. */
  private static boolean areOthers(List<MoodleUser> holders, ExternalId externalId) {
    return !holders.isEmpty()
        && holders.stream()
            .allMatch(
                holder ->
                    holder
                        .idnumber()
                        .filter(idnumber -> !idnumber.equals(externalId.value()))
                        .isPresent());
  }

  private Failure refusal(List<MoodleUser> holders, NewUser refused, Failure failure) {
    if (!holders.isEmpty()) {
      return Failure.of(FailureCode.USERNAME_EXISTS).with("accounts", Matching.idsOf(holders));
    }
    // Repeated, alone, and nobody has the name: then it is no race but a value.
    return failure.code() == FailureCode.WRITE_CONFLICT
        ? Failure.of(FailureCode.VALUE_REFUSED_BY_DATABASE)
        : reason(refused, failure);
  }

  /** Where Moodle does not say why, a taken address can be found out, if addresses are shown. */
  private Failure reason(NewUser refused, Failure failure) {
    List<MoodleUser> holders =
        UnknownFields.isUnexplained(failure)
            ? holdersOf(LookupField.EMAIL, refused.email())
            : List.of();
    return holders.isEmpty()
        ? accounts.explained(failure)
        : Failure.of(FailureCode.EMAIL_EXISTS).with("accounts", Matching.idsOf(holders));
  }

  /**
   * Whose it is, as far as this Moodle tells; 2.9 does not find by user name, and newer ones refuse
   * values that nobody can have.
   *
   * @throws FailedException when Moodle cannot be asked now: nobody must take that for "nobody's"
   */
  private List<MoodleUser> holdersOf(LookupField field, String value) {
    try {
      return moodle.find(field, List.of(value));
    } catch (FailedException unread) {
      if (unread.failure().failureClass() != FailureClass.DATA) {
        throw unread;
      }
      return List.of();
    }
  }

  /** Moodle said that it is taken, or said nothing. */
  private static boolean mayBeTakenUnseen(Failure failure) {
    return failure.code() == FailureCode.USERNAME_EXISTS || UnknownFields.isUnexplained(failure);
  }

  private static boolean isTaken(Failure failure) {
    return PERHAPS_TAKEN.contains(failure.code()) || UnknownFields.isUnexplained(failure);
  }
}
