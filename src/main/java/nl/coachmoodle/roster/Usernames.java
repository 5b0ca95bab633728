package nl.coachmoodle.roster;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Derives user names. The same person always gets the same one, so that two creations at the same
 * time meet in Moodle's unique index and never make two accounts.
 */
final class Usernames {
  private static final int LONGEST = 100;

  private final UsernameRule rule;

  Usernames(UsernameRule rule) {
    this.rule = rule;
  }

  /** The user name of a new account. */
  String derive(Person person, Optional<String> email) {
    String derived =
        switch (rule) {
          case EXTERNAL_ID -> Spelling.username(person.externalId().value());
          case EMAIL -> email.map(Spelling::username).orElse("");
          case FIRST_INFIX_LAST -> joined(firstName(person), person);
          case INITIALS_INFIX_LAST -> joined(initials(person), person);
          case FIRST_INITIAL_INFIX_LAST ->
              joined(initials(person).map(letters -> letters.substring(0, 1)), person);
        };
    // A name in another script leaves nothing over; the external id then has to do.
    String username = derived.isEmpty() ? Spelling.username(person.externalId().value()) : derived;
    return checked(username);
  }

  /** Another one, for when somebody else has the first: made from the external id, not counted. */
  String distinguished(String username, ExternalId externalId) {
    return checked(username + "-" + Spelling.username(externalId.value()));
  }

  private static Optional<String> firstName(Person person) {
    return person.firstName().map(Spelling::username).filter(name -> !name.isEmpty());
  }

  private static Optional<String> initials(Person person) {
    return person
        .initials()
        .map(initials -> Spelling.username(initials).replaceAll("[^a-z]", ""))
        .filter(letters -> !letters.isEmpty())
        .or(() -> firstName(person).map(name -> name.substring(0, 1)));
  }

  private static String joined(Optional<String> first, Person person) {
    return Stream.of(
            first,
            person.infix().map(Spelling::username),
            person.lastName().map(Spelling::username))
        .flatMap(Optional::stream)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("."));
  }

  private static String checked(String username) {
    if (username.isEmpty()) {
      throw new FailedException(FailureCode.USERNAME_INVALID);
    }
    if (username.length() > LONGEST) {
      throw new FailedException(
          Failure.of(FailureCode.VALUE_TOO_LONG).with("field", "username").with("limit", LONGEST));
    }
    return username;
  }
}
