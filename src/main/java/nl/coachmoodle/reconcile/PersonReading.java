package nl.coachmoodle.reconcile;

import java.util.List;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.Notice;

/** What Coachview says about one person. */
public sealed interface PersonReading {

  /** Coachview's id of the person, or the enrolment id that led to nobody. */
  String id();

  /**
   * The person was read whole.
   *
   * @param participations in components of this Moodle, of all enrolments of the person
   * @param notices what a person should know about the reading
   */
  record Found(
      CoachviewPerson person,
      ExternalId externalId,
      List<Participation> participations,
      List<Notice> notices)
      implements PersonReading {

    public Found {
      participations = List.copyOf(participations);
      notices = List.copyOf(notices);
    }

    @Override
    public String id() {
      return person.id();
    }
  }

  /** Nothing can be wanted for this person, and nothing is changed. */
  record Refused(String id, Failure failure) implements PersonReading {}
}
