package nl.coachmoodle.reconcile;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.roster.AccessCodes.Terms;
import nl.coachmoodle.roster.Notice;

/**
 * What participations mean for access in Moodle, as the customer configured it.
 *
 * @param enrolments what the status of an enrolment means
 * @param runs what the status of its course run means
 * @param parts what the status of the person's part means, where parts have one
 * @param exempt what an exemption (vrijstelling) means
 * @param forms the teaching forms (lesvormId) whose components are in Moodle, in any casing; a
 *     component of which the form is not told counts when it has an e-learning code
 * @param environments the e-learning environments (elearningOmgevingId) that are this Moodle, in
 *     any casing; none for all of them
 * @param dates which dates of the run limit the enrolment
 * @param zone of the dates of runs
 */
public record AccessRules(
    StatusRules enrolments,
    StatusRules runs,
    StatusRules parts,
    Ruling exempt,
    Set<String> forms,
    Set<String> environments,
    RunDates dates,
    ZoneId zone) {

  public AccessRules {
    forms = inAnyCasing(forms);
    environments = inAnyCasing(environments);
  }

  /** The documented defaults. */
  public static AccessRules defaults() {
    return new AccessRules(
        StatusRules.ofEnrolments(),
        StatusRules.ofRuns(),
        StatusRules.ofEnrolments(),
        Ruling.LEAVE,
        Set.of("Elearning"),
        Set.of(),
        RunDates.NONE,
        ZoneId.of("Europe/Amsterdam"));
  }

  /**
   * What was decided.
   *
   * @param notices statuses that nobody has given a meaning
   */
  public record Decision(Ruling ruling, List<Notice> notices) {}

  /**
   * Whether a component is one of this Moodle at all: it has an e-learning code, and its form and
   * environment are configured ones.
   */
  public boolean isInMoodle(CourseComponent component) {
    return component.elearningCode().filter(code -> !code.isBlank()).isPresent()
        && (forms.isEmpty() || component.form().map(forms::contains).orElse(true))
        && (environments.isEmpty()
            || component.elearningEnvironment().filter(environments::contains).isPresent());
  }

  /**
   * What a participation means. A status without a meaning leaves everything as it is and is told;
   * otherwise one reason to withdraw is enough, and for a grant nothing may speak against it.
   * Without a part of the person's own nothing is granted.
   */
  public Decision decide(Participation participation) {
    Decision whole = decide(participation.enrolment(), participation.run());
    Optional<Decision> part =
        participation
            .part()
            .flatMap(EnrolmentPart::status)
            .map(status -> of(parts, "part", status));
    Optional<Decision> exemption =
        participation
            .part()
            .filter(EnrolmentPart::exempt)
            .map(any -> new Decision(exempt, List.of()));
    Optional<Decision> withoutPart =
        Optional.of(new Decision(Ruling.LEAVE, List.of()))
            .filter(any -> participation.part().isEmpty());
    return strictest(
        Stream.of(Optional.of(whole), part, exemption, withoutPart).flatMap(Optional::stream));
  }

  /** What an enrolment and its run mean, whatever its parts say. */
  public Decision decide(CourseEnrolment enrolment, Optional<CourseRun> run) {
    return strictest(
        Stream.concat(
            Stream.of(of(enrolments, "enrolment", enrolment.status())),
            run.map(planned -> of(runs, "run", planned.status())).stream()));
  }

  /** The dates of an enrolment in Moodle. */
  Terms terms(Participation participation) {
    return dates.terms(participation.run(), zone);
  }

  private static Decision of(StatusRules rules, String what, String status) {
    return rules
        .of(status)
        .map(ruling -> new Decision(ruling, List.of()))
        .orElseGet(
            () ->
                new Decision(
                    Ruling.LEAVE,
                    List.of(
                        new Notice(
                            Notice.Kind.STATUS_UNKNOWN, what + " " + Printable.of(status)))));
  }

  private static Decision strictest(Stream<Decision> all) {
    List<Decision> decisions = all.toList();
    List<Notice> notices = decisions.stream().flatMap(each -> each.notices().stream()).toList();
    Ruling ruling =
        notices.isEmpty()
            ? Collections.max(decisions.stream().map(Decision::ruling).toList())
            : Ruling.LEAVE;
    return new Decision(ruling, notices);
  }

  private static Set<String> inAnyCasing(Collection<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.stream().map(String::strip).forEach(set::add);
    return Collections.unmodifiableSet(set);
  }
}
