package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import nl.coachmoodle.roster.IdnumberMoveOutcome.State;

/**
 * Gives accounts another ID number, as when a customer moves over from another connector. Moving
 * the same twice ends the same way.
 *
 * <p>Moodle lets two accounts have one ID number, so everything that could lead there is refused:
 * an id that stands twice in the list, or as good as twice for a database that does not tell letter
 * case and accents apart; an id that stands among the old and the new ones; a new one that another
 * account has; accounts that are only alike; accounts that are never touched.
 */
public final class IdnumberMoves {
  private final Protection protection;
  private final SiteMemory memory;

  /**
   * @param memory what the process knows about its Moodle
   */
  public IdnumberMoves(Protection protection, SiteMemory memory) {
    this.protection = protection;
    this.memory = memory;
  }

  /**
   * Carries out moves, or plans to.
   *
   * @return one outcome per move, in their order; failures are in the outcomes and never thrown
   */
  public List<IdnumberMoveOutcome> carryOut(
      List<IdnumberMove> moves, Mode mode, MoodleService moodle) {
    Map<Integer, IdnumberMoveOutcome> outcomes = new HashMap<>();
    Map<String, Integer> uses = uses(moves);
    List<Integer> open = new ArrayList<>();
    for (int place = 0; place < moves.size(); place++) {
      Optional<Failure> twice = standsTwice(moves.get(place), uses);
      if (twice.isPresent()) {
        outcomes.put(place, failed(moves.get(place), Optional.empty(), twice.get()));
      } else {
        open.add(place);
      }
    }
    Map<ExternalId, Dossier> dossiers = new LinkedHashMap<>();
    for (int place : open) {
      dossiers.put(moves.get(place).from(), dossier(moves.get(place).from()));
      dossiers.put(moves.get(place).to(), dossier(moves.get(place).to()));
    }
    new Matching(moodle).match(dossiers.values());
    Search search = new Search(dossiers, new LookupProof(moodle, memory));
    Map<Integer, Long> pending = new LinkedHashMap<>();
    for (int place : open) {
      IdnumberMove move = moves.get(place);
      Optional<IdnumberMoveOutcome> settled = search.settle(move, protection);
      settled.ifPresent(outcome -> outcomes.put(place, outcome));
      if (settled.isEmpty()) {
        search.holder(move.from()).ifPresent(user -> pending.put(place, user.id()));
      }
    }
    if (mode == Mode.PLAN) {
      pending.forEach((place, id) -> outcomes.put(place, done(moves.get(place), id, State.MOVED)));
    } else {
      send(moves, pending, moodle, outcomes);
    }
    List<IdnumberMoveOutcome> told = new ArrayList<>();
    for (int place = 0; place < moves.size(); place++) {
      told.add(Optional.ofNullable(outcomes.get(place)).orElseThrow());
    }
    return List.copyOf(told);
  }

  /** How often each id stands in the list, as the least exact database would count. */
  private static Map<String, Integer> uses(List<IdnumberMove> moves) {
    Map<String, Integer> uses = new HashMap<>();
    for (IdnumberMove move : moves) {
      uses.merge(Spelling.alike(move.from().value()), 1, Integer::sum);
      uses.merge(Spelling.alike(move.to().value()), 1, Integer::sum);
    }
    return uses;
  }

  private static Optional<Failure> standsTwice(IdnumberMove move, Map<String, Integer> uses) {
    for (ExternalId id : List.of(move.from(), move.to())) {
      if (uses.getOrDefault(Spelling.alike(id.value()), 0) > 1) {
        return Optional.of(
            Failure.of(FailureCode.IDNUMBER_NAMED_TWICE).with("idnumber", id.value()));
      }
    }
    return Optional.empty();
  }

  private static Dossier dossier(ExternalId externalId) {
    return Dossier.of(
        List.of(
            new Wish(
                externalId,
                Optional.empty(),
                Wish.WhenAbsent.LEAVE,
                false,
                Optional.empty(),
                List.of())));
  }

  private void send(
      List<IdnumberMove> moves,
      Map<Integer, Long> pending,
      MoodleService moodle,
      Map<Integer, IdnumberMoveOutcome> outcomes) {
    if (pending.isEmpty()) {
      return;
    }
    List<Integer> places = List.copyOf(pending.keySet());
    List<UserUpdate> updates = new ArrayList<>();
    pending.forEach(
        (place, id) ->
            updates.add(
                new UserUpdate(
                    id,
                    Map.of("idnumber", moves.get(place).to().value()),
                    Map.of(),
                    Optional.empty())));
    List<Result<UpdateAnswer>> results = moodle.update(updates);
    Map<Integer, Long> unconfirmed = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      long id = updates.get(i).id();
      if (results.get(i) instanceof Result.Failed<UpdateAnswer> refused) {
        outcomes.put(place, failed(moves.get(place), Optional.of(id), refused.failure()));
      } else if (results.get(i) instanceof Result.Done<UpdateAnswer> done
          && done.value() == UpdateAnswer.CONFIRMED) {
        outcomes.put(place, done(moves.get(place), id, State.MOVED));
      } else {
        unconfirmed.put(place, id);
      }
    }
    readBack(moves, unconfirmed, moodle, outcomes);
  }

  /** Moodle before 4.0 skips accounts without a word. */
  private static void readBack(
      List<IdnumberMove> moves,
      Map<Integer, Long> unconfirmed,
      MoodleService moodle,
      Map<Integer, IdnumberMoveOutcome> outcomes) {
    if (unconfirmed.isEmpty()) {
      return;
    }
    Map<Long, String> now = new HashMap<>();
    Optional<Failure> unread = Optional.empty();
    try {
      moodle
          .find(LookupField.ID, unconfirmed.values().stream().map(String::valueOf).toList())
          .forEach(user -> user.idnumber().ifPresent(idnumber -> now.put(user.id(), idnumber)));
    } catch (FailedException failed) {
      unread = Optional.of(failed.failure());
    }
    for (Map.Entry<Integer, Long> one : unconfirmed.entrySet()) {
      IdnumberMove move = moves.get(one.getKey());
      long id = one.getValue();
      boolean isMoved = move.to().value().equals(now.get(id));
      Failure failure =
          unread.orElseGet(
              () -> Failure.of(FailureCode.UPDATE_SKIPPED_BY_MOODLE).with("account", id));
      outcomes.put(
          one.getKey(),
          isMoved ? done(move, id, State.MOVED) : failed(move, Optional.of(id), failure));
    }
  }

  private static IdnumberMoveOutcome done(IdnumberMove move, long userId, State state) {
    return new IdnumberMoveOutcome(move, Optional.of(userId), Optional.of(state), Optional.empty());
  }

  private static IdnumberMoveOutcome failed(
      IdnumberMove move, Optional<Long> userId, Failure failure) {
    return new IdnumberMoveOutcome(move, userId, Optional.empty(), Optional.of(failure));
  }

  /** Who has which ID number. */
  private static final class Search {
    private final Map<ExternalId, Dossier> dossiers;
    private final LookupProof proof;

    Search(Map<ExternalId, Dossier> dossiers, LookupProof proof) {
      this.dossiers = dossiers;
      this.proof = proof;
      proof.saw(dossiers.values().stream().flatMap(dossier -> dossier.shown().stream()).toList());
    }

    Optional<MoodleUser> holder(ExternalId externalId) {
      return Optional.ofNullable(dossiers.get(externalId)).flatMap(Dossier::shown);
    }

    private Optional<Failure> failure(ExternalId externalId) {
      return Optional.ofNullable(dossiers.get(externalId)).flatMap(Dossier::failure);
    }

    /** What can be said without a change; empty when the account is to be moved. */
    Optional<IdnumberMoveOutcome> settle(IdnumberMove move, Protection protection) {
      Optional<MoodleUser> old = holder(move.from());
      Optional<MoodleUser> taken = holder(move.to());
      Optional<Long> userId = old.or(() -> taken).map(MoodleUser::id);
      Optional<Failure> refusal =
          failure(move.from())
              .or(() -> failure(move.to()))
              .or(
                  () ->
                      taken
                          .filter(any -> old.isPresent())
                          .map(
                              user ->
                                  Failure.of(FailureCode.IDNUMBER_TAKEN)
                                      .with("idnumber", move.to().value())
                                      .with("account", user.id())))
              .or(() -> old.flatMap(protection::refuses));
      if (refusal.isPresent()) {
        return Optional.of(failed(move, userId, refusal.get()));
      }
      if (old.isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
          taken
              .map(user -> done(move, user.id(), State.ALREADY_MOVED))
              .orElseGet(() -> absent(move)));
    }

    private IdnumberMoveOutcome absent(IdnumberMove move) {
      return proof
          .doubtAboutAbsence()
          .map(doubt -> failed(move, Optional.empty(), doubt))
          .orElseGet(
              () ->
                  new IdnumberMoveOutcome(
                      move, Optional.empty(), Optional.of(State.ABSENT), Optional.empty()));
    }
  }
}
