package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleService;

/**
 * Brings Moodle to the wanted state: look up, compare, then change what differs. A repeat of an
 * identical wish for an enrolment costs two calls and changes nothing; a new participant three, and
 * two more once per process.
 */
public final class Roster {
  private final ProfileRules rules;
  private final Protection protection;
  private final SiteMemory memory;
  private final Supplier<String> passwords;

  /**
   * @param memory what the process knows about its Moodle; one for all operations
   * @param passwords random passwords that satisfy the site's policy
   */
  public Roster(
      ProfileRules rules, Protection protection, SiteMemory memory, Supplier<String> passwords) {
    this.rules = rules;
    this.protection = protection;
    this.memory = memory;
    this.passwords = passwords;
  }

  /**
   * Carries out wishes, or plans to.
   *
   * @return one outcome per wish, in their order; failures are in the outcomes and never thrown
   */
  public List<ParticipantOutcome> carryOut(List<Wish> wishes, Mode mode, MoodleService moodle) {
    Map<ExternalId, List<Wish>> byPerson = new LinkedHashMap<>();
    wishes.forEach(
        wish -> byPerson.computeIfAbsent(wish.externalId(), none -> new ArrayList<>()).add(wish));
    Map<ExternalId, Dossier> dossiers = new LinkedHashMap<>();
    byPerson.forEach((externalId, about) -> dossiers.put(externalId, Dossier.of(about)));

    List<Dossier> all = List.copyOf(dossiers.values());
    byPerson.forEach(
        (externalId, about) ->
            nothingReadable(about)
                .ifPresent(failure -> dossierOf(about.get(0), dossiers).failed(failure)));
    Map<Dossier, Failure> unfit = writeProfiles(open(all));
    new Matching(moodle).match(open(all));
    protect(open(all));
    failUnfit(unfit);
    settleAbsent(all, mode, moodle);
    new AccountUpdates(moodle, rules, memory).update(open(all), mode);
    return tell(wishes, dossiers, changeAccess(wishes, dossiers, mode, moodle));
  }

  /** Nobody gets an account for the sake of codes that name nothing. */
  private static Optional<Failure> nothingReadable(List<Wish> about) {
    List<Access> accesses = about.stream().flatMap(wish -> wish.accesses().stream()).toList();
    boolean isReadable =
        accesses.stream().anyMatch(access -> !(access instanceof Access.Unreadable));
    return accesses.isEmpty() || isReadable
        ? Optional.empty()
        : AccessChanges.refusal(accesses.get(0));
  }

  /** Writes down what the profiles should hold, and answers whose cannot be written. */
  private Map<Dossier, Failure> writeProfiles(List<Dossier> dossiers) {
    Profiles profiles = new Profiles(rules);
    Map<Dossier, Failure> unfit = new HashMap<>();
    for (Dossier dossier : dossiers) {
      try {
        dossier.person().ifPresent(person -> dossier.wants(profiles.of(person)));
      } catch (FailedException refused) {
        unfit.put(dossier, refused.failure());
      }
    }
    return unfit;
  }

  /** Whoever has an account gets the access all the same; the account stays as it is. */
  private static void failUnfit(Map<Dossier, Failure> unfit) {
    unfit.forEach(
        (dossier, failure) -> {
          if (!dossier.hasFailed() && dossier.shown().isPresent()) {
            dossier.account(ParticipantOutcome.Account.UNCHANGED);
            dossier.profileRefused(failure);
          } else if (!dossier.hasFailed()) {
            dossier.failed(failure);
          }
        });
  }

  private void protect(List<Dossier> matched) {
    for (Dossier dossier : matched) {
      dossier.shown().flatMap(protection::refuses).ifPresent(dossier::failed);
      boolean isSuspended =
          dossier.shown().flatMap(user -> user.suspended()).orElse(false)
              && dossier.suspended().isEmpty();
      if (isSuspended) {
        dossier
            .shown()
            .ifPresent(
                user -> dossier.notice(Notice.Kind.ACCOUNT_SUSPENDED, Long.toString(user.id())));
      }
    }
  }

  private void settleAbsent(List<Dossier> matched, Mode mode, MoodleService moodle) {
    List<Dossier> absent =
        open(matched).stream().filter(dossier -> dossier.shown().isEmpty()).toList();
    if (absent.isEmpty()) {
      return;
    }
    LookupProof proof = new LookupProof(moodle, memory);
    proof.saw(matched.stream().flatMap(dossier -> dossier.shown().stream()).toList());
    List<Dossier> wanted = absent.stream().filter(Roster::isToBeMade).toList();
    List<Dossier> unwanted = absent.stream().filter(dossier -> !isToBeMade(dossier)).toList();
    if (!unwanted.isEmpty()) {
      // Asked first, so that the creations of this operation have the newer proof as well.
      proof.doubtNow();
    }
    make(wanted, proof, mode, moodle);
    // Told last: on Moodle 2.9 only a creation may prove that people are found.
    tellAbsent(unwanted, proof);
  }

  private static boolean isToBeMade(Dossier dossier) {
    return dossier.whenAbsent() == Wish.WhenAbsent.CREATE;
  }

  private static void tellAbsent(List<Dossier> absent, LookupProof proof) {
    for (Dossier dossier : absent) {
      Optional<Failure> doubt = proof.doubtAboutAbsence();
      if (doubt.isPresent()) {
        dossier.failed(doubt.get());
      } else if (dossier.whenAbsent() == Wish.WhenAbsent.FAIL) {
        dossier.failed(Failure.of(FailureCode.ACCOUNT_ABSENT));
      } else {
        dossier.account(ParticipantOutcome.Account.ABSENT);
      }
    }
  }

  private void make(List<Dossier> wanted, LookupProof proof, Mode mode, MoodleService moodle) {
    if (wanted.isEmpty()) {
      return;
    }
    Optional<Failure> doubt = proof.doubt();
    if (doubt.isPresent()) {
      wanted.forEach(dossier -> dossier.failed(doubt.get()));
      return;
    }
    new AccountAdoption(moodle, rules, protection, proof, memory).adopt(wanted, mode);
    List<Dossier> missing =
        open(wanted).stream().filter(dossier -> dossier.shown().isEmpty()).toList();
    new AccountCreation(moodle, new NewAccounts(rules, memory, passwords), proof, memory)
        .create(missing, mode);
    // Somebody else may have been quicker with an account that is not ours to touch.
    protect(open(missing));
  }

  private static Map<AccessChanges.Slot, AccessOutcome> changeAccess(
      List<Wish> wishes, Map<ExternalId, Dossier> dossiers, Mode mode, MoodleService moodle) {
    Map<AccessChanges.Slot, AccessOutcome> outcomes = new HashMap<>();
    List<AccessChanges.Item> items = new ArrayList<>();
    Map<Target, Access> lastWords = lastWords(wishes);
    for (int i = 0; i < wishes.size(); i++) {
      List<Access> accesses = wishes.get(i).accesses();
      Dossier dossier = dossierOf(wishes.get(i), dossiers);
      for (int place = 0; place < accesses.size(); place++) {
        Access asked = accesses.get(place);
        Access access =
            lastWords.getOrDefault(new Target(wishes.get(i).externalId(), asked.target()), asked);
        AccessChanges.Slot slot = new AccessChanges.Slot(i, place);
        if (dossier.is(ParticipantOutcome.Account.ABSENT)) {
          outcomes.put(slot, whenAbsent(access));
        } else if (dossier.mayHaveAccess() && mode == Mode.PLAN) {
          outcomes.put(slot, planned(access));
        } else if (dossier.mayHaveAccess()) {
          dossier.userId().ifPresent(id -> items.add(new AccessChanges.Item(access, id, slot)));
        }
      }
    }
    new AccessChanges(moodle).change(items, outcomes::put);
    return outcomes;
  }

  /** What several wishes of a list can contradict each other about. */
  private record Target(ExternalId externalId, String target) {}

  /** Of several wishes about one right the last word counts, as for the profile. */
  private static Map<Target, Access> lastWords(List<Wish> wishes) {
    Map<Target, Access> lastWords = new HashMap<>();
    for (Wish wish : wishes) {
      for (Access access : wish.accesses()) {
        lastWords.put(new Target(wish.externalId(), access.target()), access);
      }
    }
    return lastWords;
  }

  private static AccessOutcome planned(Access access) {
    return AccessChanges.refusal(access)
        .map(failure -> AccessOutcome.failed(access, failure))
        .orElseGet(() -> AccessOutcome.done(access, AccessChanges.expected(access)));
  }

  private static AccessOutcome whenAbsent(Access access) {
    return access.isWithdrawal()
        ? AccessOutcome.done(access, AccessOutcome.State.NOTHING_TO_WITHDRAW)
        : AccessOutcome.failed(access, Failure.of(FailureCode.ACCOUNT_ABSENT));
  }

  /** The account failed first, and that failure is told with the participant. */
  private static AccessOutcome notTried(Access access) {
    return new AccessOutcome(access.target(), Optional.empty(), Optional.empty());
  }

  private static List<ParticipantOutcome> tell(
      List<Wish> wishes,
      Map<ExternalId, Dossier> dossiers,
      Map<AccessChanges.Slot, AccessOutcome> accesses) {
    List<ParticipantOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      Wish wish = wishes.get(i);
      Dossier dossier = dossierOf(wish, dossiers);
      List<AccessOutcome> rights = new ArrayList<>();
      for (int place = 0; place < wish.accesses().size(); place++) {
        AccessOutcome right = accesses.get(new AccessChanges.Slot(i, place));
        rights.add(right == null ? notTried(wish.accesses().get(place)) : right);
      }
      outcomes.add(
          new ParticipantOutcome(
              wish.externalId(),
              dossier.userId(),
              dossier.account(),
              dossier.changes(),
              rights,
              dossier.notices(),
              dossier.failure()));
    }
    return List.copyOf(outcomes);
  }

  private static Dossier dossierOf(Wish wish, Map<ExternalId, Dossier> dossiers) {
    Dossier dossier = dossiers.get(wish.externalId());
    if (dossier == null) {
      throw new IllegalStateException("a wish without a dossier");
    }
    return dossier;
  }

  private static List<Dossier> open(List<Dossier> dossiers) {
    return dossiers.stream().filter(dossier -> !dossier.hasFailed()).toList();
  }
}
