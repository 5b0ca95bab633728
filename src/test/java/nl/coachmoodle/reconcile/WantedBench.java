package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;

/** What is wanted of one participant, {@code p1}, by the rows and settings of a test. */
final class WantedBench {
  private static final AccessCodes CODES =
      new AccessCodes(
          AccessCodes.Kind.COURSE,
          Map.of(
              "BHV", List.of("course:22", "cohort:idnumber=BHV"), "BHV-groep", List.of("cohort:7")),
          Map.of("BHV", 7L),
          5);

  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(person("p1"))
          .put(run("r1", "Definitief"))
          .put(run("r2", "Definitief"))
          .put(elearning("c1", "r1", "21"))
          .put(elearning("c2", "r2", "21"))
          .put(elearning("c3", "r1", "22"))
          .put(classroom("c4", "r1"));

  private AccessRules rules = AccessRules.defaults();
  private Departures departures = Departures.REPORT;

  CoachviewInMemory coachview() {
    return coachview;
  }

  /** These statuses of enrolments have another meaning. */
  void meaning(Map<String, Ruling> statuses) {
    with(rules.enrolments().with(statuses), rules.forms(), rules.environments(), rules.dates());
  }

  /** Only components of these forms and environments are in Moodle. */
  void components(Set<String> forms, Set<String> environments) {
    with(rules.enrolments(), forms, environments, rules.dates());
  }

  /** Dates of runs limit enrolments so. */
  void dates(RunDates dates) {
    with(rules.enrolments(), rules.forms(), rules.environments(), dates);
  }

  void departures(Departures policy) {
    departures = policy;
  }

  private void with(
      StatusRules enrolments, Set<String> forms, Set<String> environments, RunDates dates) {
    rules =
        new AccessRules(
            enrolments,
            rules.runs(),
            rules.parts(),
            rules.exempt(),
            forms,
            environments,
            dates,
            ZoneId.of("Europe/Amsterdam"));
  }

  PersonReading.Found found() {
    return (PersonReading.Found)
        new CoachviewReader(coachview, ExternalIdRule.externId(), rules)
            .people(List.of("p1"))
            .get(0);
  }

  WantedState state() {
    return new WantedState(
        rules,
        CODES,
        Access.Course.State.SUSPENDED,
        new PersonTranslation(List.of()),
        departures,
        false);
  }

  Wanted wanted() {
    return state().of(found(), Scope.ACCESS);
  }

  /** The wanted access: {@code +course:21 -course:22}. */
  String access() {
    return said(wanted());
  }

  /** The same, only as far as this enrolment leads to it. */
  String accessBy(String enrolment) {
    return said(state().of(found(), Scope.ACCESS, Set.of(enrolment)));
  }

  private static String said(Wanted wanted) {
    return String.join(
        " ",
        wanted.wish().accesses().stream()
            .map(access -> (access.isWithdrawal() ? "-" : "+") + access.target())
            .toList());
  }
}
