package nl.coachmoodle.roster;

import java.util.HashSet;
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

/**
 * Takes an existing account without an ID number for a participant, when the customer has asked for
 * it and exactly one account matches. It is linked by setting its ID number.
 */
final class AccountAdoption {
  private final MoodleService moodle;
  private final ProfileRules rules;
  private final Protection protection;
  private final LookupProof proof;
  private final SiteMemory memory;
  private final Usernames usernames;

  /** Accounts that this run has taken: a plan, which links nobody, must not take one twice. */
  private final Set<Long> taken = new HashSet<>();

  AccountAdoption(
      MoodleService moodle,
      ProfileRules rules,
      Protection protection,
      LookupProof proof,
      SiteMemory memory) {
    this.moodle = moodle;
    this.rules = rules;
    this.protection = protection;
    this.proof = proof;
    this.memory = memory;
    this.usernames = new Usernames(rules.username());
  }

  /** Adopts for everybody for whom it is possible; the others are left for creation. */
  void adopt(List<Dossier> absent, Mode mode) {
    if (rules.adopt() == AdoptRule.NEVER) {
      return;
    }
    if (rules.adopt() == AdoptRule.USERNAME && memory.hidesUsernames()) {
      // It finds nobody by user name: making new accounts instead is not what was asked for.
      Failure unsupported =
          Failure.of(FailureCode.UNSUPPORTED_BY_THIS_MOODLE)
              .with("feature", "adopt-by-username")
              .with("setting", "profile.adopt=never");
      absent.forEach(dossier -> dossier.failed(unsupported));
      return;
    }
    for (Dossier dossier : absent) {
      try {
        candidate(dossier).ifPresent(user -> link(dossier, user, mode));
      } catch (FailedException refused) {
        dossier.failed(refused.failure());
      }
    }
  }

  /** Where ID numbers are not shown, everybody seems to have none: one could be overwritten. */
  private void requireReadable(MoodleUser user) {
    if (user.username().isEmpty() && !proof.showsIdnumbers()) {
      throw new FailedException(
          Failure.of(FailureCode.IDNUMBER_NOT_READABLE).with("account", user.id()));
    }
  }

  private void requireLinked(Dossier dossier, MoodleUser user, UpdateAnswer answer) {
    List<MoodleUser> found =
        moodle.find(LookupField.IDNUMBER, List.of(dossier.externalId().value()));
    boolean isLinked =
        found.stream()
            .filter(row -> row.id() == user.id())
            .anyMatch(
                row -> row.idnumber().filter(dossier.externalId().value()::equals).isPresent());
    if (!isLinked) {
      FailureCode code =
          answer == UpdateAnswer.CONFIRMED
              ? FailureCode.IDNUMBER_NOT_READABLE
              : FailureCode.UPDATE_SKIPPED_BY_MOODLE;
      throw new FailedException(Failure.of(code).with("account", user.id()));
    }
    if (found.size() > 1) {
      throw new FailedException(
          Failure.of(FailureCode.AMBIGUOUS_PERSON).with("accounts", Matching.idsOf(found)));
    }
  }

  private Optional<MoodleUser> candidate(Dossier dossier) {
    Optional<String> key = key(dossier);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    LookupField field =
        rules.adopt() == AdoptRule.USERNAME ? LookupField.USERNAME : LookupField.EMAIL;
    List<MoodleUser> found =
        moodle.find(field, List.of(key.get())).stream()
            .filter(user -> isReally(user, field, key.get()))
            .toList();
    if (found.size() > 1) {
      throw new FailedException(
          Failure.of(FailureCode.AMBIGUOUS_PERSON).with("accounts", Matching.idsOf(found)));
    }
    // Whoever has an ID number belongs to another participant.
    return found.stream()
        .filter(user -> user.idnumber().isEmpty() && !taken.contains(user.id()))
        .findFirst();
  }

  private Optional<String> key(Dossier dossier) {
    Optional<String> email = dossier.profile().flatMap(WantedProfile::email);
    return rules.adopt() == AdoptRule.EMAIL
        ? email
        : dossier.person().map(person -> usernames.derive(person, email));
  }

  /** Some databases also answer what is only alike. */
  private static boolean isReally(MoodleUser user, LookupField field, String key) {
    return switch (field) {
      case USERNAME -> user.username().filter(key::equals).isPresent();
      case EMAIL -> user.field("email").filter(key::equalsIgnoreCase).isPresent();
      case ID, IDNUMBER -> false;
    };
  }

  private void link(Dossier dossier, MoodleUser user, Mode mode) {
    protection
        .refuses(user)
        .ifPresent(
            refusal -> {
              throw new FailedException(refusal);
            });
    requireReadable(user);
    taken.add(user.id());
    if (mode == Mode.APPLY) {
      UserUpdate idnumber =
          new UserUpdate(
              user.id(),
              Map.of("idnumber", dossier.externalId().value()),
              Map.of(),
              Optional.empty());
      Result<UpdateAnswer> linked = moodle.update(List.of(idnumber)).get(0);
      linked
          .failed()
          .ifPresent(
              failure -> {
                throw new FailedException(failure);
              });
      if (linked instanceof Result.Done<UpdateAnswer> done) {
        requireLinked(dossier, user, done.value());
      }
    }
    dossier.matched(user);
    dossier.account(ParticipantOutcome.Account.ADOPTED);
  }
}
