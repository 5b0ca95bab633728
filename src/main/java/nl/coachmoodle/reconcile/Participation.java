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
 * @param part the person's own part; empty for an enrolment without parts, which stands for every
 *     component of its run: it can take access, or keep it, but not give it
 */
public record Participation(
    CoachviewPerson person,
    CourseEnrolment enrolment,
    Optional<CourseRun> run,
    Optional<EnrolmentPart> part,
    CourseComponent component) {}
