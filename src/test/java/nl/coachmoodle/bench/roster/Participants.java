package nl.coachmoodle.bench.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.EmailAddress;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.FieldPolicy;
import nl.coachmoodle.roster.Person;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.Protection;
import nl.coachmoodle.roster.RandomPasswords;
import nl.coachmoodle.roster.Roster;
import nl.coachmoodle.roster.SignInRule;
import nl.coachmoodle.roster.SiteMemory;
import nl.coachmoodle.roster.TestRules;
import nl.coachmoodle.roster.Wish;

/** Numbered participants, what is wanted for them, and the roster that brings it about. */
final class Participants {
  private static final long COURSE = 2;
  private static final long STUDENT = 5;

  private Participants() {}

  static Roster roster() {
    ProfileRules rules =
        TestRules.rules()
            .signIn(new SignInRule.Plugin("oauth2"))
            .field("city")
            .policy("email", FieldPolicy.ON_CREATE)
            .build();
    return new Roster(rules, new Protection(Set.of()), new SiteMemory(), new RandomPasswords());
  }

  static Wish enrol(int number, String city) {
    ExternalId id = new ExternalId("p" + number);
    Person person =
        new Person(
            id,
            Optional.of("Jan"),
            Optional.empty(),
            Optional.of("de"),
            Optional.of("Vries"),
            List.of(EmailAddress.of("p" + number + "@example.nl")),
            Map.of("city", city));
    return new Wish(
        id,
        Optional.of(person),
        Wish.WhenAbsent.CREATE,
        false,
        Optional.empty(),
        List.of(course(Access.Course.State.ACTIVE)));
  }

  static Wish withdraw(int number) {
    return new Wish(
        new ExternalId("p" + number),
        Optional.empty(),
        Wish.WhenAbsent.LEAVE,
        false,
        Optional.empty(),
        List.of(course(Access.Course.State.SUSPENDED)));
  }

  private static Access course(Access.Course.State state) {
    return new Access.Course(COURSE, STUDENT, Optional.empty(), Optional.empty(), state);
  }
}
