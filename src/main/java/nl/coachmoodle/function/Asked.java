package nl.coachmoodle.function;

import java.util.Optional;
import nl.coachmoodle.roster.Wish;

/** One participant of a request. */
sealed interface Asked {

  /** The request itself says what is wanted. */
  record Told(Wish wish) implements Asked {}

  /**
   * The request names a person, and Coachview says what is wanted.
   *
   * @param suspended what the request says about the account
   */
  record ByPerson(String id, Optional<Boolean> suspended) implements Asked {}

  /**
   * The request names an enrolment, and Coachview says what is wanted of its person.
   *
   * @param suspended what the request says about the account
   */
  record ByEnrolment(String id, Optional<Boolean> suspended) implements Asked {}
}
