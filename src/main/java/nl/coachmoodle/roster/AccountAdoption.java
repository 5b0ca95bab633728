package nl.coachmoodle.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Usernames usernames;

  AccountAdoption(MoodleService moodle, ProfileRules rules, Protection protection) {
    this.moodle = moodle;
    this.rules = rules;
    this.protection = protection;
    this.usernames = new Usernames(rules.username());
  }

  /** Adopts for everybody for whom it is possible; the others are left for creation. */
  void adopt(List<Dossier> absent, Mode mode) {
    if (rules.adopt() == AdoptRule.NEVER) {
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

  private void requireLinked(Dossier dossier, MoodleUser user) {
    boolean isLinked =
        moodle.find(LookupField.IDNUMBER, List.of(dossier.externalId().value())).stream()
            .anyMatch(found -> found.id() == user.id());
    if (!isLinked) {
      throw new FailedException(
          Failure.of(FailureCode.UPDATE_SKIPPED_BY_MOODLE).with("account", user.id()));
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
    return found.stream().filter(user -> user.idnumber().isEmpty()).findFirst();
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
      if (linked instanceof Result.Done<UpdateAnswer> done
          && done.value() == UpdateAnswer.UNCONFIRMED) {
        requireLinked(dossier, user);
      }
    }
    dossier.matched(user);
    dossier.account(ParticipantOutcome.Account.ADOPTED);
  }
}
