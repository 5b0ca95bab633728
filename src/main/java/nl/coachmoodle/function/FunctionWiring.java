package nl.coachmoodle.function;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
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
    Access.Course.State withdrawal =
        elearning.withdrawal() == Wishes.Withdrawal.UNENROL
            ? Access.Course.State.REMOVED
            : Access.Course.State.SUSPENDED;
    return new Wishes(codes, withdrawal, rules.refreshOnEnrol(), moodle.timeZone());
  }

  @Produces
  @Singleton
  Operations operations(
      ProfileRules rules,
      MoodleSettings settings,
      MoodleSite site,
      Reporter reporter,
      Deliveries deliveries,
      PermanentFailures permanent,
      OperationLog log) {
    Protection protection = new Protection(settings.protectedIds().orElse(Set.of()));
    Roster roster = new Roster(rules, protection, new SiteMemory(), new RandomPasswords());
    return new Operations(roster, site, reporter, deliveries, permanent, log);
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
}
