package nl.coachmoodle.coachview;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.coachmoodle.failure.FailedException;

/**
 * Reads Coachview's REST API. An instance serves one operation and counts its requests, because
 * Coachview allows 5,000 of them in 24 hours.
 *
 * <p>Reading by ids takes lists of any length and asks for up to 100 of them at a time; an id that
 * Coachview does not know has no row. Who may have ids that {@link Conditions} cannot hold leaves
 * them out before: the whole list fails with one. Changed-since reading has the granularity of a
 * day, so it answers rows that did not change since then as well, and a row can come twice when it
 * changes while it is read: whoever reads must converge.
 *
 * <p>Every method throws {@link FailedException} when the reading could not be made: {@code retry}
 * when Coachview is away or the quota is spent, {@code setup} when the client, a scope or a
 * configured name is wrong. A partial answer is never given.
 */
public interface CoachviewService {

  /** Persons by id, with their free fields. */
  List<CoachviewPerson> persons(Collection<String> ids);

  /** Persons by external id (ExternId), with their free fields; several can share one. */
  List<CoachviewPerson> personsByExternalId(Collection<String> externIds);

  /** Enrolments (Opleidingsvragen) by id. */
  List<CourseEnrolment> enrolments(Collection<String> ids);

  /** All enrolments of persons, whatever their status. */
  List<CourseEnrolment> enrolmentsOf(Collection<String> personIds);

  /** All enrolments in course runs, whatever their status. */
  List<CourseEnrolment> enrolmentsIn(Collection<String> runIds);

  /** Parts of enrolments: which components a person follows. */
  List<EnrolmentPart> partsOf(Collection<String> enrolmentIds);

  /** Components (Opleidingsonderdelen) by id. */
  List<CourseComponent> components(Collection<String> ids);

  /** All components of course runs. */
  List<CourseComponent> componentsOf(Collection<String> runIds);

  /** Course runs (Opleidingen) by id. */
  List<CourseRun> runs(Collection<String> ids);

  /** Categories of persons (Persoonscategorieen). */
  List<PersonCategory> categoriesOf(Collection<String> personIds);

  /** One page of persons, oldest change first. */
  Page<CoachviewPerson> persons(Window window, Optional<Bookmark> from);

  /** One page of enrolments, oldest change first. */
  Page<CourseEnrolment> enrolments(Window window, Optional<Bookmark> from);

  /** One page of enrolment parts, oldest change first. */
  Page<EnrolmentPart> parts(Window window, Optional<Bookmark> from);

  /** One page of components, oldest change first. */
  Page<CourseComponent> components(Window window, Optional<Bookmark> from);

  /** One page of course runs, oldest change first. */
  Page<CourseRun> runs(Window window, Optional<Bookmark> from);

  /** Requests sent to Coachview so far by this instance, repetitions included. */
  int calls();

  /** What Coachview last said was left of the day's quota. */
  OptionalInt quotaLeft();
}
