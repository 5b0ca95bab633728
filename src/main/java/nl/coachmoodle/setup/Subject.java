package nl.coachmoodle.setup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.setup.report.MoodleVersion;

/**
 * What is to be examined: this deployment as it is configured.
 *
 * @param site Moodle's address, without a slash at its end
 * @param isUnprotected whether the token crosses a network in the clear
 * @param tokenIsOdd whether the token does not look like one that Moodle made
 * @param egress the addresses that this deployment's calls come from, as far as configured
 * @param courses numeric ids of the courses that e-learning codes name
 * @param cohorts cohorts that e-learning codes name
 * @param studentRoleId the configured id of the Student role
 * @param language of new accounts
 * @param signInPlugin the authentication plug-in of new accounts, where it is not Moodle's own
 * @param profileFields short names of the custom profile fields that are filled
 * @param version Moodle's version as configured
 * @param participant the external id of somebody whose account has it as ID number
 * @param probe whether Moodle may be changed for what cannot be told otherwise
 */
public record Subject(
    String site,
    boolean isUnprotected,
    boolean tokenIsOdd,
    List<String> egress,
    List<Long> courses,
    List<CohortKey> cohorts,
    long studentRoleId,
    Optional<String> language,
    Optional<String> signInPlugin,
    Set<String> profileFields,
    Optional<MoodleVersion> version,
    Optional<String> participant,
    Optional<Probe> probe) {

  public Subject {
    egress = List.copyOf(egress);
    courses = List.copyOf(courses);
    cohorts = List.copyOf(cohorts);
    profileFields = Set.copyOf(profileFields);
  }

  /**
   * Where a probe may work.
   *
   * @param course a course that a throw-away account is enrolled in and unenrolled from
   * @param cohort a cohort that it is added to and removed from, by its numeric id
   */
  public record Probe(Optional<Long> course, Optional<Long> cohort) {}
}
