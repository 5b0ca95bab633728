package nl.coachmoodle.reconcile;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;

/** Rows of Coachview for tests. */
public final class CoachviewRows {
  private CoachviewRows() {}

  /** An active person, whose ExternId is {@code CV-} and the id. */
  public static CoachviewPerson person(String id) {
    return person(id, Optional.of("CV-" + id), false);
  }

  public static CoachviewPerson person(String id, Optional<String> externId, boolean inactive) {
    return new CoachviewPerson(
        id,
        externId,
        Optional.empty(),
        Optional.of("Jan"),
        Optional.of("J."),
        Optional.of("de"),
        Optional.of("Vries"),
        Optional.empty(),
        List.of(new CoachviewPerson.Email(id + "@example.nl", Optional.empty())),
        Map.of(),
        inactive);
  }

  /** The same person with another last name. */
  public static CoachviewPerson called(CoachviewPerson person, String lastName) {
    return new CoachviewPerson(
        person.id(),
        person.externId(),
        person.externSource(),
        person.firstName(),
        person.initials(),
        person.infix(),
        Optional.of(lastName).filter(name -> !name.isEmpty()),
        person.birthDate(),
        person.emails(),
        person.fields(),
        person.inactive());
  }

  /** The same person with this one e-mail address. */
  public static CoachviewPerson withEmail(CoachviewPerson person, String email) {
    return new CoachviewPerson(
        person.id(),
        person.externId(),
        person.externSource(),
        person.firstName(),
        person.initials(),
        person.infix(),
        person.lastName(),
        person.birthDate(),
        List.of(new CoachviewPerson.Email(email, Optional.empty())),
        person.fields(),
        person.inactive());
  }

  /** The same person with an ExternSource. */
  public static CoachviewPerson fromSource(CoachviewPerson person, String source) {
    return new CoachviewPerson(
        person.id(),
        person.externId(),
        Optional.of(source),
        person.firstName(),
        person.initials(),
        person.infix(),
        person.lastName(),
        person.birthDate(),
        person.emails(),
        person.fields(),
        person.inactive());
  }

  /** The same person with fields. */
  public static CoachviewPerson with(CoachviewPerson person, Map<String, String> fields) {
    return new CoachviewPerson(
        person.id(),
        person.externId(),
        person.externSource(),
        person.firstName(),
        person.initials(),
        person.infix(),
        person.lastName(),
        person.birthDate(),
        person.emails(),
        fields,
        person.inactive());
  }

  public static CourseRun run(String id, String status) {
    return new CourseRun(id, "RUN-" + id, status, Optional.empty(), Optional.empty());
  }

  public static CourseRun run(String id, LocalDateTime start, LocalDateTime end) {
    return new CourseRun(id, "RUN-" + id, "Definitief", Optional.of(start), Optional.of(end));
  }

  /** An e-learning component. */
  public static CourseComponent elearning(String id, String runId, String code) {
    return new CourseComponent(
        id, runId, Optional.of("Elearning"), Optional.of(code), Optional.of("6"));
  }

  public static CourseComponent classroom(String id, String runId) {
    return new CourseComponent(
        id, runId, Optional.of("Klassikaal"), Optional.empty(), Optional.empty());
  }

  public static CourseEnrolment enrolment(String id, String personId, String runId, String status) {
    return new CourseEnrolment(id, personId, Optional.of(runId), status);
  }

  /** The same enrolment, with the time of its last change. */
  public static CourseEnrolment changed(CourseEnrolment enrolment, LocalDateTime when) {
    return new CourseEnrolment(
        enrolment.id(),
        enrolment.personId(),
        enrolment.runId(),
        enrolment.status(),
        Optional.of(when));
  }

  /** The same part, with the time of its last change. */
  public static EnrolmentPart changed(EnrolmentPart part, LocalDateTime when) {
    return new EnrolmentPart(
        part.id(),
        part.enrolmentId(),
        part.componentId(),
        part.status(),
        part.exempt(),
        Optional.of(when));
  }

  /** The same run, with the time of its last change. */
  public static CourseRun changed(CourseRun run, LocalDateTime when) {
    return new CourseRun(
        run.id(), run.code(), run.status(), run.start(), run.end(), Optional.of(when));
  }

  public static EnrolmentPart part(String enrolmentId, String componentId) {
    return new EnrolmentPart(
        enrolmentId + "/" + componentId, enrolmentId, componentId, Optional.empty(), false);
  }

  public static EnrolmentPart exemptPart(String enrolmentId, String componentId) {
    return new EnrolmentPart(
        enrolmentId + "/" + componentId, enrolmentId, componentId, Optional.empty(), true);
  }

  public static EnrolmentPart part(String enrolmentId, String componentId, String status) {
    return new EnrolmentPart(
        enrolmentId + "/" + componentId, enrolmentId, componentId, Optional.of(status), false);
  }
}
