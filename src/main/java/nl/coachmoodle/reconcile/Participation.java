package nl.coachmoodle.reconcile;

import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;

/**
 * One person in one component of a course run.
 *
 * @param run empty when Coachview does not say in which run, or does not know that run any more
 * @param part the person's own part; empty only for an enrolment that has lost its parts and whose
 *     access is to be withdrawn
 */
public record Participation(
    CoachviewPerson person,
    CourseEnrolment enrolment,
    Optional<CourseRun> run,
    Optional<EnrolmentPart> part,
    CourseComponent component) {}
