package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/** The courses that e-learning codes name: there, shown, and open to manual enrolment. */
final class CoursesCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.COURSES;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Long> courses = examination.subject().courses();
    if (courses.isEmpty() && examination.isProven(Need.of(Kind.MANUAL_PLUGIN))) {
      return List.of(Finding.ok(name()));
    }
    if (courses.isEmpty()) {
      return List.of(
          Finding.cannotTell(name(), List.of(Need.of(Kind.MANUAL_PLUGIN)))
              .noting("enabled-needs-probe"));
    }
    return courses.stream()
        .map(course -> look(examination, course).with("course", course))
        .toList();
  }

  private Finding look(Examination examination, long course) {
    String id = Long.toString(course);
    Question entering = Questions.enrolmentOfNobody(course);
    Question leaving = Questions.unenrolmentOfNobody(course);
    if (examination.lacks(leaving)) {
      return Finding.notMade(name(), CheckName.FUNCTIONS);
    }
    Reply reply = examination.ask(leaving);
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(examination.evidence(leaving));
    CourseView view = view(examination, reply, course);
    Optional<Finding> early =
        switch (view) {
          case ABSENT -> Optional.of(Finding.failed(name(), new Need(Kind.COURSE, id)));
          case HIDDEN -> Optional.of(Finding.failed(name(), new Need(Kind.COURSE_SHOWN, id)));
          case NOT_ENTERED -> Optional.of(Finding.notMade(name(), CheckName.COURSE_VIEW));
          case NOT_ENTERED_OR_HIDDEN -> Optional.of(notEntered(examination, id));
          case UNKNOWN ->
              Optional.of(Finding.cannotTell(name(), List.of(new Need(Kind.COURSE, id))));
          case SEEN -> Optional.empty();
        };
    if (early.isPresent()) {
      return early.get().resting(evidence);
    }
    if (Interview.isFailure(reply, FailureCode.NO_MANUAL_ENROLMENT)) {
      return Finding.failed(name(), new Need(Kind.MANUAL_INSTANCE, id)).resting(evidence);
    }
    if (lacksHere(examination, reply, Capability.UNENROL)
        || (!examination.lacks(entering)
            && lacksHere(examination, examination.ask(entering), Capability.ENROL))) {
      return Finding.failed(name(), new Need(Kind.COURSE_RIGHTS, id)).resting(evidence);
    }
    return enabled(examination, course).resting(evidence);
  }

  /** Where the functions that look at courses differ, the one that says more counts. */
  private static CourseView view(Examination examination, Reply leaving, long course) {
    CourseView view = CourseView.leaving(examination, course);
    // With debugging off a course and an account that do not exist have one answer since 5.0.
    boolean isUnclear = leaving.is("invalidrecordunknown");
    Question entering = Questions.enrolmentOfNobody(course);
    return isUnclear && !examination.lacks(entering)
        ? CourseView.entering(examination, course)
        : view;
  }

  private Finding notEntered(Examination examination, String course) {
    return examination.known(Capability.COURSE_VIEW) == Status.OK
        ? Finding.failed(name(), new Need(Kind.COURSE_SHOWN, course))
        : Finding.notMade(name(), CheckName.COURSE_VIEW);
  }

  /** Missing in this course only; what is missing everywhere is told elsewhere. */
  private static boolean lacksHere(Examination examination, Reply reply, Capability capability) {
    return Examination.lacksCapability(reply) && examination.known(capability) == Status.OK;
  }

  /**
   * Whether manual enrolment is enabled shows only when somebody is really enrolled, or where one
   * more function is in the service.
   */
  private Finding enabled(Examination examination, long course) {
    String id = Long.toString(course);
    if (examination.isProven(new Need(Kind.MANUAL_ENABLED, id))) {
      return Finding.ok(name());
    }
    List<Need> needs =
        examination.isProven(Need.of(Kind.MANUAL_PLUGIN))
            ? List.of(new Need(Kind.MANUAL_ENABLED, id))
            : List.of(new Need(Kind.MANUAL_ENABLED, id), Need.of(Kind.MANUAL_PLUGIN));
    boolean tellsMethods =
        MoreFunctionsCheck.functions(examination.ask(Questions.siteInfo()))
            .contains(MoreFunctionsCheck.ENROLMENT_METHODS);
    if (!tellsMethods) {
      return Finding.cannotTell(name(), needs).noting("enabled-needs-probe");
    }
    Question methods =
        new Question(MoreFunctionsCheck.ENROLMENT_METHODS, "course " + id, Form.of("courseid", id));
    Reply reply = examination.ask(methods);
    boolean hasManual =
        reply.rows().stream().anyMatch(method -> "manual".equals(method.get("type")));
    Finding finding =
        hasManual
            ? Finding.ok(name())
            : reply.isOk() ? Finding.failed(name(), needs) : Finding.cannotTell(name(), needs);
    return finding.resting(List.of(examination.evidence(methods)));
  }
}
