package nl.coachmoodle.function;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import nl.coachmoodle.coachview.wire.CoachviewSite;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.Merges;
import nl.coachmoodle.reconcile.PersonTranslation;
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.IdnumberMoves;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.Protection;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.SiteMemory;
import nl.coachmoodle.telemetry.Telemetry;

/** Puts the operations together from the settings. */
@Singleton
class FunctionWiring {

  @Produces
  @Singleton
  Reporter reporter(MessageSettings messages) {
    return new Reporter(Sentences.load(), messages.language());
  }

  @Produces
  @Singleton
  ProfileRules rules(ProfileSettings settings) {
    return settings.rules();
  }

  @Produces
  @Singleton
  AccessCodes codes(ElearningSettings elearning, MoodleSettings moodle) {
    return new AccessCodes(
        elearning.bareNumbers(),
        elearning.allCodes(),
        elearning.allCohortIds(),
        moodle.studentRoleId());
  }

  @Produces
  @Singleton
  Wishes wishes(
      AccessCodes codes, ElearningSettings elearning, ProfileRules rules, MoodleSettings moodle) {
    return new Wishes(
        codes, elearning.withdrawal().state(), rules.refreshOnEnrol(), moodle.timeZone());
  }

  @Produces
  @Singleton
  Operations operations(
      Roster roster,
      MoodleSite site,
      Reporter reporter,
      Deliveries deliveries,
      PermanentFailures permanent,
      OperationLog log,
      CoachviewIds coachviewIds) {
    return new Operations(roster, site, coachviewIds, reporter, deliveries, permanent, log);
  }

  @Produces
  @Singleton
  Roster roster(ProfileRules rules, Protection protection, SiteMemory memory) {
    return new Roster(rules, protection, memory, new RandomPasswords());
  }

  @Produces
  @Singleton
  Protection protection(MoodleSettings settings) {
    return new Protection(settings.protectedIds().orElse(Set.of()));
  }

  @Produces
  @Singleton
  SiteMemory memory() {
    return new SiteMemory();
  }

  @Produces
  @Singleton
  IdnumberMoves idnumberMoves(Protection protection, SiteMemory memory) {
    return new IdnumberMoves(protection, memory);
  }

  @Produces
  @Singleton
  ExternalIdRule externalIdRule(ParticipantSettings participants) {
    return participants.externalIdRule();
  }

  @Produces
  @Singleton
  AccessRules accessRules(ParticipantSettings participants, MoodleSettings moodle) {
    return participants.accessRules(moodle.timeZone());
  }

  @Produces
  @Singleton
  WantedState wantedState(
      AccessRules rules,
      AccessCodes codes,
      ElearningSettings elearning,
      ProfileRules profile,
      ParticipantSettings participants) {
    return new WantedState(
        rules,
        codes,
        elearning.withdrawal().state(),
        new PersonTranslation(profile.fields().values()),
        participants.departed(),
        profile.refreshOnEnrol());
  }

  @Produces
  @Singleton
  CoachviewIds coachviewIds(
      CoachviewSource coachview, ExternalIdRule externalIds, AccessRules rules, WantedState state) {
    return new CoachviewIds(coachview, externalIds, rules, state);
  }

  @Produces
  @Singleton
  PermanentFailures permanentFailures(
      DeadLetters deadLetters, Reporter reporter, Telemetry telemetry) {
    return new PermanentFailures(deadLetters, reporter, telemetry);
  }

  /** Where requests come by HTTP, the door knows more. */
  @Produces
  @Singleton
  @DefaultBean
  Deliveries deliveries() {
    return request -> Delivery.in(request).orElse(Delivery.DIRECT);
  }

  @Produces
  @Singleton
  OperationLog operationLog(Telemetry telemetry, Clock clock) {
    return new OperationLog(telemetry, clock);
  }

  @Produces
  @Singleton
  CheckSetup.Calls setupCalls(
      Deliveries deliveries, OperationLog log, PermanentFailures permanent, Telemetry telemetry) {
    return new CheckSetup.Calls(deliveries, log, permanent, telemetry);
  }

  @Produces
  @Singleton
  MergeParticipants.Rules mergeRules(
      AccessRules access,
      ExternalIdRule externalIds,
      WantedState wanted,
      ElearningSettings elearning,
      Roster roster,
      ReconcileSettings reconcile) {
    // Every withdrawal has a grant beside it, so a percentage would say nothing.
    Brake brake = new Brake(reconcile.brake().count(), 100, reconcile.brake().count());
    return new MergeParticipants.Rules(
        access,
        new Merges.Rules(externalIds, wanted, elearning.withdrawal().state(), brake),
        roster);
  }

  @Produces
  @Singleton
  CoachviewSource coachview(CoachviewSite site) {
    return site::open;
  }
}
