package nl.coachmoodle.reconcile.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.Count;
import nl.coachmoodle.reconcile.Finding;
import nl.coachmoodle.reconcile.LookAlike;
import nl.coachmoodle.reconcile.Orphan;
import nl.coachmoodle.reconcile.RunOutcome;
import nl.coachmoodle.reconcile.RunRequest;
import nl.coachmoodle.reconcile.Scope;
import nl.coachmoodle.reconcile.Totals;
import nl.coachmoodle.roster.AccessOutcome;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.FieldChange;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.ParticipantOutcome;

/** Outcomes of runs for tests of their reports. */
final class Reports {
  static final String NASTY = "<script>alert('x')</script> & \"quotes\"";

  private Reports() {}

  /** A run in which everything happened that a report can tell. */
  static RunOutcome eventful(Mode mode, Optional<Brake.Reason> held) {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    long number = 1;
    for (Count count : Count.values()) {
      counts.put(count, number);
      number = number * 2 + 3;
    }
    Failure missing = Failure.of(FailureCode.EXTERNAL_ID_MISSING).with("person", "5f0c-9");
    Failure taken = Failure.of(FailureCode.EMAIL_EXISTS);
    List<Finding> findings =
        new ArrayList<>(
            List.of(
                new Finding.Compared("5f0c-1", created("CV-1001"), List.of(), List.of("course:21")),
                new Finding.Compared("5f0c-2", updated("CV-1002"), List.of(), List.of()),
                new Finding.Compared("5f0c-3", refused("CV-1003", taken), List.of(), List.of()),
                new Finding.Withdrawn("5f0c-4", withdrawn("CV-1004")),
                new Finding.Refused("5f0c-9", missing)));
    return new RunOutcome(
        new RunRequest(
            Optional.of(LocalDate.of(2026, 11, 23)),
            mode,
            Scope.BOTH,
            OptionalLong.empty(),
            OptionalLong.empty()),
        "20261124T020000Z-a1b2c3",
        1,
        RunOutcome.End.DONE,
        Optional.empty(),
        Optional.empty(),
        new Totals(counts, Map.of(missing.code().code(), 3L, taken.code().code(), 1L)),
        held,
        findings,
        7,
        Map.of(missing.code().code(), missing, taken.code().code(), taken),
        List.of(
            new LookAlike("CV-1001", "CV-2001", LookAlike.By.EMAIL),
            new LookAlike("CV-1002", "CV-2002", LookAlike.By.NAME_AND_BIRTH_DATE)),
        4,
        new RunOutcome.AccessInMoodle(
            List.of("course:21"),
            List.of("course:22", "cohort:7"),
            List.of(new Orphan("course:21", 77, "CV-0815")),
            2),
        OptionalInt.of(4_321));
  }

  /** The same run, in which only this was noticed. */
  static RunOutcome noticed(Notice notice) {
    RunOutcome outcome = eventful(Mode.APPLY, Optional.empty());
    List<Finding> findings =
        List.of(new Finding.Compared("5f0c-4", withdrawn("CV-1004"), List.of(notice), List.of()));
    return like(outcome, outcome.end(), findings, 0, outcome.access());
  }

  /** The same run, in which nobody was found who should not be there and two were not looked at. */
  static RunOutcome suspectsOnly() {
    RunOutcome outcome = eventful(Mode.APPLY, Optional.empty());
    return like(
        outcome,
        outcome.end(),
        outcome.findings(),
        outcome.leftOut(),
        new RunOutcome.AccessInMoodle(List.of("course:21"), List.of(), List.of(), 2));
  }

  /** The same outcome with another end. */
  static RunOutcome ended(RunOutcome outcome, RunOutcome.End end) {
    return like(outcome, end, outcome.findings(), outcome.leftOut(), outcome.access());
  }

  private static RunOutcome like(
      RunOutcome outcome,
      RunOutcome.End end,
      List<Finding> findings,
      int leftOut,
      RunOutcome.AccessInMoodle access) {
    return new RunOutcome(
        outcome.request(),
        outcome.run(),
        outcome.part(),
        end,
        Optional.of(Failure.of(FailureCode.MOODLE_UNAVAILABLE))
            .filter(any -> end == RunOutcome.End.FAILED),
        Optional.empty(),
        outcome.totals(),
        outcome.held(),
        findings,
        leftOut,
        outcome.examples(),
        outcome.lookAlikes(),
        outcome.lookAlikesLeftOut(),
        access,
        outcome.quotaLeft());
  }

  private static ParticipantOutcome created(String externalId) {
    return new ParticipantOutcome(
        new ExternalId(externalId),
        Optional.of(101L),
        Optional.of(ParticipantOutcome.Account.CREATED),
        List.of(),
        List.of(
            new AccessOutcome(
                "course:21", Optional.of(AccessOutcome.State.ENSURED), Optional.empty()),
            new AccessOutcome(
                "cohort:7", Optional.of(AccessOutcome.State.ADDED), Optional.empty())),
        List.of(new Notice(Notice.Kind.USERNAME_DISTINGUISHED, "cv-1001-2")),
        Optional.empty());
  }

  private static ParticipantOutcome updated(String externalId) {
    return new ParticipantOutcome(
        new ExternalId(externalId),
        Optional.of(102L),
        Optional.of(ParticipantOutcome.Account.UPDATED),
        List.of(
            new FieldChange("lastname", Optional.of("van der Berg"), NASTY),
            new FieldChange("email", Optional.empty(), "zoe.van.der.berg@voorbeeld.example.nl")),
        List.of(),
        List.of(new Notice(Notice.Kind.ACCOUNT_SUSPENDED, "102")),
        Optional.empty());
  }

  private static ParticipantOutcome refused(String externalId, Failure failure) {
    return new ParticipantOutcome(
        new ExternalId(externalId),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(new AccessOutcome("course:21", Optional.empty(), Optional.empty())),
        List.of(),
        Optional.of(failure));
  }

  private static ParticipantOutcome withdrawn(String externalId) {
    return new ParticipantOutcome(
        new ExternalId(externalId),
        Optional.of(104L),
        Optional.of(ParticipantOutcome.Account.UNCHANGED),
        List.of(),
        List.of(
            new AccessOutcome(
                "course:21", Optional.of(AccessOutcome.State.SUSPENDED), Optional.empty())),
        List.of(),
        Optional.empty());
  }
}
