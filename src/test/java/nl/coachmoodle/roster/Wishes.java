package nl.coachmoodle.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.standin.site.SiteSettings;

/** Wishes for tests, as the functions make them. */
final class Wishes {
  private Wishes() {}

  /** The account as in Coachview, made when absent, with these rights. */
  static Wish enrol(Person person, Access... accesses) {
    return new Wish(
        person.externalId(),
        Optional.of(person),
        Wish.WhenAbsent.CREATE,
        false,
        Optional.empty(),
        List.of(accesses));
  }

  /** Rights taken away; who has no account has none. */
  static Wish withdraw(String externalId, Access... accesses) {
    return new Wish(
        new ExternalId(externalId),
        Optional.empty(),
        Wish.WhenAbsent.LEAVE,
        false,
        Optional.empty(),
        List.of(accesses));
  }

  /** The profile as in Coachview, fields that cannot be compared too; never made. */
  static Wish sync(Person person) {
    return new Wish(
        person.externalId(),
        Optional.of(person),
        Wish.WhenAbsent.LEAVE,
        true,
        Optional.empty(),
        List.of());
  }

  /** The account suspended or active. */
  static Wish suspend(String externalId, boolean suspended) {
    return new Wish(
        new ExternalId(externalId),
        Optional.empty(),
        Wish.WhenAbsent.LEAVE,
        false,
        Optional.of(suspended),
        List.of());
  }

  static Access.Course course(long id) {
    return course(id, Access.Course.State.ACTIVE);
  }

  static Access.Course course(long id, Access.Course.State state) {
    return new Access.Course(id, SiteSettings.STUDENT, Optional.empty(), Optional.empty(), state);
  }

  static Access.Course course(long id, Instant start, Instant end) {
    return new Access.Course(
        id, SiteSettings.STUDENT, Optional.of(start), Optional.of(end), Access.Course.State.ACTIVE);
  }

  static Access.Cohort cohort(long id, boolean member) {
    return new Access.Cohort(new CohortKey.Id(id), Optional.empty(), member);
  }

  static Access.Cohort cohort(String idnumber, Optional<Long> id, boolean member) {
    return new Access.Cohort(new CohortKey.Idnumber(idnumber), id, member);
  }
}
