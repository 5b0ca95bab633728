package nl.coachmoodle.function;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.Wish;

/** What each operation wants of a participant. */
public final class Wishes {
  private final AccessCodes codes;
  private final Access.Course.State withdrawal;
  private final boolean refreshOnEnrol;
  private final ZoneId zone;

  /**
   * @param withdrawal what a withdrawal does to an enrolment unless the request says otherwise
   * @param refreshOnEnrol whether an enrolment also sends fields that Moodle does not show
   * @param zone in which dates without a time are meant
   */
  public Wishes(
      AccessCodes codes, Access.Course.State withdrawal, boolean refreshOnEnrol, ZoneId zone) {
    this.codes = codes;
    this.withdrawal = withdrawal;
    this.refreshOnEnrol = refreshOnEnrol;
    this.zone = zone;
  }

  /** How the enrolment of somebody who is withdrawn ends. */
  public enum Withdrawal {
    SUSPEND,
    UNENROL;

    Access.Course.State state() {
      return this == UNENROL ? Access.Course.State.REMOVED : Access.Course.State.SUSPENDED;
    }
  }

  Wish enrol(RequestFields request) {
    ParticipantFields participant = new ParticipantFields(request);
    ExternalId externalId = participant.externalId();
    AccessCodes.Terms terms = participant.terms(zone);
    return new Wish(
        externalId,
        Optional.of(participant.person(externalId)),
        Wish.WhenAbsent.CREATE,
        refreshOnEnrol,
        Optional.empty(),
        resolve(participant.codes(), code -> codes.grant(code, terms)));
  }

  Wish withdraw(RequestFields request) {
    ParticipantFields participant = new ParticipantFields(request);
    AccessCodes.Terms terms = participant.terms(zone);
    Access.Course.State how =
        request.choice("withdrawal", Withdrawal.class).map(Withdrawal::state).orElse(withdrawal);
    return accessOnly(
        participant.externalId(),
        Wish.WhenAbsent.LEAVE,
        resolve(participant.codes(), code -> codes.withdraw(code, terms, how)));
  }

  Wish syncProfile(RequestFields request) {
    ParticipantFields participant = new ParticipantFields(request);
    ExternalId externalId = participant.externalId();
    return new Wish(
        externalId,
        Optional.of(participant.personAsFarAsKnown(externalId)),
        Wish.WhenAbsent.LEAVE,
        true,
        Optional.empty(),
        List.of());
  }

  Wish addToCohort(RequestFields request) {
    ParticipantFields participant = new ParticipantFields(request);
    return accessOnly(
        participant.externalId(),
        Wish.WhenAbsent.FAIL,
        resolve(cohort(request), code -> codes.grant(code, AccessCodes.Terms.none())));
  }

  Wish removeFromCohort(RequestFields request) {
    ParticipantFields participant = new ParticipantFields(request);
    return accessOnly(
        participant.externalId(),
        Wish.WhenAbsent.LEAVE,
        resolve(
            cohort(request), code -> codes.withdraw(code, AccessCodes.Terms.none(), withdrawal)));
  }

  Wish suspend(RequestFields request) {
    ParticipantFields participant = new ParticipantFields(request);
    boolean suspended = request.yesOrNo("suspended").orElse(true);
    return new Wish(
        participant.externalId(),
        Optional.empty(),
        suspended ? Wish.WhenAbsent.LEAVE : Wish.WhenAbsent.FAIL,
        false,
        Optional.of(suspended),
        List.of());
  }

  /** {@code 7}, {@code idnumber=X} or either of them behind {@code cohort:}. */
  private static List<String> cohort(RequestFields request) {
    String text = request.requiredText("cohort").strip();
    if (text.isEmpty()) {
      return List.of();
    }
    String code = text.startsWith("cohort:") ? text : "cohort:" + text;
    if (!code.matches("cohort:(\\d{1,18}|idnumber=[^\\p{Cntrl}]+)")) {
      request.accuse(Kind.MALFORMED, "cohort");
      return List.of();
    }
    return List.of(code);
  }

  private static Wish accessOnly(
      ExternalId externalId, Wish.WhenAbsent whenAbsent, List<Access> accesses) {
    return new Wish(externalId, Optional.empty(), whenAbsent, false, Optional.empty(), accesses);
  }

  private interface Resolution {
    List<Access> of(String code);
  }

  private static List<Access> resolve(List<String> codes, Resolution resolution) {
    List<Access> accesses = new ArrayList<>();
    codes.forEach(code -> accesses.addAll(resolution.of(code)));
    return accesses;
  }
}
