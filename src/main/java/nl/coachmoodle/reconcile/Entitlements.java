package nl.coachmoodle.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.AccessCodes.Terms;
import nl.coachmoodle.roster.Notice;

/**
 * Sums up the participations of one person to rights in Moodle. Several enrolments can lead to one
 * course: a grant in any of them beats a withdrawal in another, and so does one that leaves things
 * as they are. Of several grants with dates the widest dates count.
 */
final class Entitlements {
  private final AccessRules rules;
  private final AccessCodes codes;
  private final Access.Course.State withdrawal;

  Entitlements(AccessRules rules, AccessCodes codes, Access.Course.State withdrawal) {
    this.rules = rules;
    this.codes = codes;
    this.withdrawal = withdrawal;
  }

  /** The wanted rights, by target. */
  record Entitled(List<Access> accesses, List<Notice> notices) {}

  /** What one participation says about one right. */
  private record Claim(
      CourseEnrolment enrolment, Ruling ruling, Access granted, Access withdrawn, Terms terms) {}

  /**
   * The rights of one person.
   *
   * @param all participations of all enrolments of the person
   * @param about rights to which none of these enrolments leads are left out
   * @param mayGrant otherwise a grant leaves things as they are
   */
  Entitled of(Collection<Participation> all, Predicate<CourseEnrolment> about, boolean mayGrant) {
    List<Notice> notices = new ArrayList<>();
    Map<String, List<Claim>> claims = new TreeMap<>();
    for (Participation participation : all) {
      AccessRules.Decision decision = rules.decide(participation);
      notices.addAll(decision.notices());
      boolean isWithheld = decision.ruling() == Ruling.GRANT && !mayGrant;
      for (Claim claim : claims(participation, isWithheld ? Ruling.LEAVE : decision.ruling())) {
        claims.computeIfAbsent(key(claim.withdrawn()), none -> new ArrayList<>()).add(claim);
      }
    }
    List<Access> accesses = new ArrayList<>();
    for (List<Claim> aboutOneRight : claims.values()) {
      if (aboutOneRight.stream().map(Claim::enrolment).anyMatch(about)) {
        settle(aboutOneRight, notices).ifPresent(accesses::add);
      }
    }
    return new Entitled(accesses, notices.stream().distinct().toList());
  }

  private List<Claim> claims(Participation participation, Ruling ruling) {
    String code = participation.component().elearningCode().orElseThrow();
    Terms terms = rules.terms(participation);
    List<Access> granted = codes.grant(code, terms);
    List<Access> withdrawn = codes.withdraw(code, terms, withdrawal);
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < granted.size(); i++) {
      claims.add(
          new Claim(participation.enrolment(), ruling, granted.get(i), withdrawn.get(i), terms));
    }
    return claims;
  }

  /** One cohort can be named by its number and by its ID number. */
  private static String key(Access access) {
    return access instanceof Access.Cohort cohort && cohort.numericId().isPresent()
        ? "cohort:" + cohort.numericId().get()
        : access.target();
  }

  private static Optional<Access> settle(List<Claim> claims, List<Notice> notices) {
    Ruling ruling = Collections.min(claims.stream().map(Claim::ruling).toList());
    List<Claim> decisive = claims.stream().filter(claim -> claim.ruling() == ruling).toList();
    Function<Claim, Access> access = ruling == Ruling.GRANT ? Claim::granted : Claim::withdrawn;
    Access first = access.apply(decisive.get(0));
    if (ruling == Ruling.LEAVE) {
      return Optional.empty();
    }
    if (first instanceof Access.Unreadable unreadable && ruling == Ruling.WITHDRAW) {
      // Nothing can have been given for it.
      notices.add(new Notice(Notice.Kind.CODE_UNREADABLE, Printable.of(unreadable.target())));
      return Optional.empty();
    }
    return Optional.of(
        first instanceof Access.Course course
            ? withDates(course, decisive.stream().map(Claim::terms).toList(), notices)
            : first);
  }

  private static Access withDates(Access.Course course, List<Terms> terms, List<Notice> notices) {
    Optional<Instant> start = widest(terms, Terms::start, Comparator.naturalOrder());
    Optional<Instant> end = widest(terms, Terms::end, Comparator.reverseOrder());
    if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
      // Moodle would take it without a word, and nobody could ever get in.
      notices.add(new Notice(Notice.Kind.DATES_CONTRADICT, course.target()));
      return new Access.Course(
          course.courseId(), course.roleId(), Optional.empty(), Optional.empty(), course.state());
    }
    return new Access.Course(course.courseId(), course.roleId(), start, end, course.state());
  }

  /** A single one without a limit means no limit. */
  private static Optional<Instant> widest(
      List<Terms> terms, Function<Terms, Optional<Instant>> limit, Comparator<Instant> order) {
    return terms.stream().map(limit).allMatch(Optional::isPresent)
        ? terms.stream().map(limit).flatMap(Optional::stream).min(order)
        : Optional.empty();
  }
}
