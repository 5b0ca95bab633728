package nl.coachmoodle.function;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.roster.Notice;
import nl.coachmoodle.roster.Wish;

/** What is wanted of one participant of a request, or why nothing can be. */
sealed interface Resolved {

  /**
   * It is known what is wanted.
   *
   * @param coachviewId the id of Coachview by which the request named the participant
   */
  record Ready(Optional<String> coachviewId, Wish wish, List<Notice> notices) implements Resolved {}

  /** Nothing is wanted, and nothing is changed. */
  record Refused(String coachviewId, Failure failure) implements Resolved {}
}
