package nl.coachmoodle.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A participant as Coachview knows them. What is empty is not known, and changes nothing in Moodle.
 *
 * @param externalId who it is
 * @param firstName optional in Coachview, mandatory in Moodle
 * @param initials such as {@code J.P.}
 * @param infix the Dutch tussenvoegsels, such as {@code van der}; an empty text says that the
 *     person has none, while nothing at all says that it is not known
 * @param lastName the one name that Coachview requires
 * @param emails in Coachview's order, at most three of them
 * @param fields further Coachview fields and free fields, by code
 */
public record Person(
    ExternalId externalId,
    Optional<String> firstName,
    Optional<String> initials,
    Optional<String> infix,
    Optional<String> lastName,
    List<EmailAddress> emails,
    Map<String, String> fields) {

  public Person {
    emails = List.copyOf(emails);
    fields = Map.copyOf(fields);
  }

  /** Says the id only: the rest is personal data. */
  @Override
  public String toString() {
    return "Person[" + externalId + "]";
  }
}
