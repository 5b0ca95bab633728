package nl.coachmoodle.roster;

import java.util.List;
import java.util.Optional;

/**
 * What is wanted of one participant in Moodle. Wanting the same twice, or late, ends the same way.
 *
 * @param externalId who it is about
 * @param person the profile, when it is to follow Coachview
 * @param whenAbsent what to do when there is no account
 * @param refresh whether fields that Moodle does not show are sent although they may be equal
 * @param suspended whether the account itself is to be suspended or active; empty leaves it
 * @param accesses the wanted rights
 */
public record Wish(
    ExternalId externalId,
    Optional<Person> person,
    WhenAbsent whenAbsent,
    boolean refresh,
    Optional<Boolean> suspended,
    List<Access> accesses) {

  /** What a missing account means. */
  public enum WhenAbsent {
    /** Make it. */
    CREATE,
    /** It is a failure: the wish needs an account and may not make one. */
    FAIL,
    /** Nothing is to be done: who has no account has no access either. */
    LEAVE
  }

  public Wish {
    accesses = List.copyOf(accesses);
  }
}
