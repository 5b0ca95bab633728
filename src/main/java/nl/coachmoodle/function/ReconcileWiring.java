package nl.coachmoodle.function;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.reconcile.AccessRules;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.reconcile.WantedState;
import nl.coachmoodle.reconcile.report.ReportPage;
import nl.coachmoodle.reconcile.report.ReportWriter;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Roster;

/** Puts reconcile together from the settings. */
@Singleton
class ReconcileWiring {

  @Produces
  @Singleton
  ReconcileRuns reconcileRuns(
      ReconcileSettings settings,
      MoodleSettings moodle,
      MessageSettings messages,
      ReconcileRuns.Neighbours neighbours,
      ReconcileRuns.Rules rules,
      ReconcileRuns.Calls calls,
      ReportFiles files,
      Clock clock) {
    return new ReconcileRuns(
        settings,
        moodle.timeZone(),
        clock,
        calls,
        neighbours,
        rules,
        new ReportWriter(Sentences.load(), messages.language()),
        files);
  }

  @Produces
  @Singleton
  ReportPage reportPage(MessageSettings messages) {
    return new ReportPage(Sentences.load(), messages.language());
  }

  @Produces
  @Singleton
  ReconcileRuns.Calls calls(
      Deliveries deliveries, OperationLog log, PermanentFailures permanent, Closing closing) {
    return new ReconcileRuns.Calls(deliveries, log, permanent, closing);
  }

  @Produces
  @Singleton
  ReconcileRuns.Neighbours neighbours(CoachviewSource coachview, MoodleSite moodle, Outbox outbox) {
    return new ReconcileRuns.Neighbours(coachview, moodle, outbox);
  }

  @Produces
  @Singleton
  ReconcileRuns.Rules reconcileRules(
      ExternalIdRule externalIds,
      AccessRules access,
      AccessCodes codes,
      WantedState wanted,
      Roster roster) {
    return new ReconcileRuns.Rules(externalIds, access, codes, wanted, roster);
  }
}
