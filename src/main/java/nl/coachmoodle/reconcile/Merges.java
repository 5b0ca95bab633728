package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessOutcome;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.ParticipantOutcome;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.Wish;

/**
 * Takes the accesses of a person who was merged away or made anew from the old account, each only
 * after the new account has it. The old account stays with its results, which Moodle cannot move.
 */
public final class Merges {
  private final PersonSearch search;
  private final CoachviewReader reader;
  private final Rules rules;
  private final Roster roster;

  /**
   * How merges are made.
   *
   * @param withdrawal what a withdrawal does to an enrolment in Moodle
   * @param brake limits the withdrawals of one list
   */
  public record Rules(
      ExternalIdRule externalIds,
      WantedState wanted,
      Access.Course.State withdrawal,
      Brake brake) {}

  /**
   * @param coachview serves this operation
   * @param reader reads with the same service
   */
  public Merges(CoachviewService coachview, CoachviewReader reader, Rules rules, Roster roster) {
    this.search = new PersonSearch(coachview, rules.externalIds().choice());
    this.reader = reader;
    this.rules = rules;
    this.roster = roster;
  }

  /**
   * What became of all of them.
   *
   * @param withdrawals rights to be taken from old accounts
   * @param held why none was taken
   * @param merges one per merge, in their order
   */
  public record Outcome(long withdrawals, Optional<Brake.Reason> held, List<MergeOutcome> merges) {}

  /** A merge under way, with what the new account is to have. */
  private record Open(Wanted wanted, ParticipantOutcome granted) {}

  /**
   * Carries out merges, or plans to.
   *
   * @param meant so many withdrawals somebody has looked at and wants, in spite of the brake
   * @throws FailedException when Coachview cannot be read; then nothing was done
   */
  public Outcome carryOut(List<Merge> merges, Mode mode, OptionalLong meant, MoodleService moodle) {
    Map<Merge, Failure> refusals = new HashMap<>();
    Map<Merge, Wanted> wanted = wanted(merges, refusals);
    Map<Merge, Open> open = grant(wanted, mode, moodle);
    Map<Merge, Wish> takings = new LinkedHashMap<>();
    open.forEach(
        (merge, one) -> {
          List<Access> taken = taken(one);
          if (!taken.isEmpty()) {
            takings.put(merge, withdrawal(merge, taken));
          }
        });
    long withdrawals = takings.values().stream().mapToLong(wish -> wish.accesses().size()).sum();
    Optional<Brake.Reason> held =
        rules.brake().holds(new Brake.Reading(withdrawals, withdrawals, true), meant);
    Map<Merge, ParticipantOutcome> withdrawn =
        held.isPresent() ? Map.of() : withdraw(takings, mode, moodle);
    List<MergeOutcome> told = new ArrayList<>();
    for (Merge merge : merges) {
      Open one = open.get(merge);
      Failure refusal = refusals.get(merge);
      if (one != null) {
        told.add(
            new MergeOutcome(
                merge,
                Optional.of(one.granted()),
                Optional.ofNullable(withdrawn.get(merge)),
                one.wanted().notices(),
                Optional.empty()));
      } else if (refusal != null) {
        told.add(MergeOutcome.refused(merge, refusal));
      }
    }
    return new Outcome(withdrawals, held, List.copyOf(told));
  }

  private Map<Merge, Wanted> wanted(List<Merge> merges, Map<Merge, Failure> refusals) {
    Map<String, PersonReading> readings = new HashMap<>();
    reader
        .people(merges.stream().map(Merge::personId).toList())
        .forEach(reading -> readings.put(Guid.key(reading.id()), reading));
    Map<String, String> active = activeOwners(merges);
    Map<Merge, Wanted> wanted = new LinkedHashMap<>();
    for (Merge merge : merges) {
      PersonReading reading = readings.get(Guid.key(merge.personId()));
      String owner = active.get(merge.old().value());
      if (owner != null) {
        refusals.put(
            merge,
            Failure.of(FailureCode.OLD_PERSON_ACTIVE)
                .with("externalId", Printable.of(merge.old().value()))
                .with("person", owner));
      } else if (isHidden(merge.old())) {
        refusals.put(
            merge,
            Failure.of(FailureCode.EXTERNAL_ID_NOT_ASKABLE)
                .with("externalId", Printable.of(merge.old().value())));
      } else if (reading instanceof PersonReading.Found found) {
        wanted.put(merge, rules.wanted().of(found, Scope.ACCESS));
      } else if (reading instanceof PersonReading.Refused refused) {
        refusals.put(merge, refused.failure());
      }
    }
    return wanted;
  }

  /** Whether somebody could have an id without being found. Every PersoonId can be asked for. */
  private boolean isHidden(ExternalId old) {
    return rules.externalIds().choice() != ExternalIdRule.Choice.PERSOON_ID
        && !search.canAsk(old.value());
  }

  /** Who has not departed and has one of the old ids: ids of persons by external id. */
  private Map<String, String> activeOwners(List<Merge> merges) {
    Map<String, String> owners = new HashMap<>();
    for (CoachviewPerson person :
        search.persons(merges.stream().map(merge -> merge.old().value()).toList())) {
      if (!Departures.isDeparted(person)) {
        rules
            .externalIds()
            .of(person)
            .ifPresent(externalId -> owners.put(externalId.value(), person.id()));
      }
    }
    return owners;
  }

  private Map<Merge, Open> grant(Map<Merge, Wanted> wanted, Mode mode, MoodleService moodle) {
    List<Merge> merges = List.copyOf(wanted.keySet());
    List<ParticipantOutcome> outcomes =
        roster.carryOut(
            wanted.values().stream().map(Wanted::withoutWithdrawals).toList(), mode, moodle);
    Map<Merge, Open> open = new LinkedHashMap<>();
    for (int i = 0; i < merges.size(); i++) {
      Merge merge = merges.get(i);
      Optional.ofNullable(wanted.get(merge))
          .map(one -> new Open(one, outcomes.get(open.size())))
          .ifPresent(one -> open.put(merge, one));
    }
    return open;
  }

  /** The old account loses what the new one has, and nothing else. */
  private List<Access> taken(Open one) {
    Set<String> had = new HashSet<>();
    for (AccessOutcome outcome : one.granted().accesses()) {
      if (outcome.state().isPresent() && outcome.failure().isEmpty()) {
        had.add(outcome.target());
      }
    }
    return one.wanted().withoutWithdrawals().accesses().stream()
        .filter(access -> had.contains(access.target()))
        .flatMap(access -> withdrawn(access).stream())
        .toList();
  }

  private Optional<Access> withdrawn(Access access) {
    if (access instanceof Access.Course course) {
      return Optional.of(
          new Access.Course(
              course.courseId(),
              course.roleId(),
              course.start(),
              course.end(),
              rules.withdrawal()));
    }
    return access instanceof Access.Cohort cohort
        ? Optional.of(new Access.Cohort(cohort.cohort(), cohort.numericId(), false))
        : Optional.empty();
  }

  private static Wish withdrawal(Merge merge, List<Access> taken) {
    return new Wish(
        merge.old(), Optional.empty(), Wish.WhenAbsent.LEAVE, false, Optional.empty(), taken);
  }

  private Map<Merge, ParticipantOutcome> withdraw(
      Map<Merge, Wish> takings, Mode mode, MoodleService moodle) {
    List<Merge> merges = List.copyOf(takings.keySet());
    List<ParticipantOutcome> outcomes =
        roster.carryOut(List.copyOf(takings.values()), mode, moodle);
    Map<Merge, ParticipantOutcome> withdrawn = new HashMap<>();
    for (int i = 0; i < merges.size(); i++) {
      withdrawn.put(merges.get(i), outcomes.get(i));
    }
    return withdrawn;
  }
}
