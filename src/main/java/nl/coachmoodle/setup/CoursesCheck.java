package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailureCode;
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
    if (courses.isEmpty()) {
      return List.of(wholeSite(examination));
    }
    return courses.stream()
        .map(course -> look(examination, course).with("course", course))
        .toList();
  }

  /** Where no course is configured, one that has manual enrolment shows that it can be had. */
  private Finding wholeSite(Examination examination) {
    if (examination.isProven(Need.of(Kind.MANUAL_PLUGIN))) {
      return Finding.ok(name());
    }
    boolean isAskable =
        EnrolmentMethods.areTold(examination) && !examination.lacks(Questions.enrolmentOfNobody(1));
    Optional<Question> question =
        isAskable
            ? FrontPage.anyCourse(examination)
                .map(course -> EnrolmentMethods.question(List.of(course)))
            : Optional.empty();
    boolean isSeen =
        question
            .flatMap(asked -> EnrolmentMethods.manual(examination, asked))
            .filter(manual -> !manual.isEmpty())
            .isPresent();
    return isSeen
        ? Finding.ok(name(), examination.evidence(question.get()))
        : Finding.cannotTell(name(), List.of(Need.of(Kind.MANUAL_PLUGIN)))
            .noting("enabled-needs-probe");
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
          case NOT_ENTERED ->
              Optional.of(notEntered(examination, new Need(Kind.COURSE_RIGHTS, id)));
          case NOT_ENTERED_OR_HIDDEN ->
              Optional.of(
                  notEntered(
                      examination,
                      new Need(Kind.COURSE_SHOWN, id),
                      new Need(Kind.COURSE_RIGHTS, id)));
          case UNKNOWN ->
              Optional.of(Finding.cannotTell(name(), List.of(new Need(Kind.COURSE, id))));
          case SEEN -> Optional.empty();
        };
    if (early.isPresent()) {
      return early.get().resting(evidence);
    }
    if (Interview.isFailure(reply, FailureCode.NO_MANUAL_ENROLMENT) || FrontPage.breaksOff(reply)) {
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
    boolean isUnclear =
        leaving.is("invalidrecordunknown")
            || (FrontPage.breaksOff(leaving) && FrontPage.breaksOffWithoutInstance(examination));
    Question entering = Questions.enrolmentOfNobody(course);
    return isUnclear && !examination.lacks(entering)
        ? CourseView.entering(examination, course)
        : view;
  }

  /** Other courses are entered: then it is this one. */
  private Finding notEntered(Examination examination, Need... needs) {
    return examination.known(Capability.COURSE_VIEW) == Status.OK
        ? Finding.failed(name(), List.of(needs))
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
    Need here = new Need(Kind.MANUAL_ENABLED, Long.toString(course));
    Need everywhere = Need.of(Kind.MANUAL_PLUGIN);
    if (examination.isProven(here)) {
      return Finding.ok(name());
    }
    List<Need> needs = examination.isProven(everywhere) ? List.of(here) : List.of(here, everywhere);
    if (!EnrolmentMethods.areTold(examination)) {
      return Finding.cannotTell(name(), needs).noting("enabled-needs-probe");
    }
    List<Long> seen = seen(examination);
    Question question = EnrolmentMethods.question(seen);
    Optional<Set<Long>> manual = EnrolmentMethods.manual(examination, question);
    if (manual.isEmpty()) {
      return Finding.cannotTell(name(), needs).noting("enabled-needs-probe");
    }
    if (manual.get().contains(course)) {
      return role(examination, course, seen).resting(List.of(examination.evidence(question)));
    }
    if (!manual.get().isEmpty()) {
      return Finding.failed(name(), here, examination.evidence(question));
    }
    // One course is rather switched off by itself than several at a time.
    List<Need> candidates = seen.size() > 1 ? List.of(everywhere, here) : needs;
    return Finding.failed(name(), candidates, examination.evidence(question));
  }

  /** An override in the course or its category can keep the role away from participants. */
  private Finding role(Examination examination, long course, List<Long> seen) {
    Need rights = new Need(Kind.COURSE_RIGHTS, Long.toString(course));
    // What every course is asked in any case comes first: this takes of the calls that are left.
    seen.stream()
        .map(Questions::enrolmentOfNobody)
        .filter(entering -> !examination.lacks(entering))
        .forEach(examination::ask);
    return switch (RoleInCourse.tell(examination, course, seen)) {
      case GIVEN -> Finding.ok(name());
      case KEPT_AWAY ->
          Finding.failed(
              name(),
              rights,
              examination.evidence(RoleInCourse.question(examination, List.of(course))));
      case NOWHERE -> Finding.notMade(name(), CheckName.ASSIGNMENT);
      case NOTHING -> Finding.cannotTell(name(), List.of(rights)).noting("role-needs-probe");
    };
  }

  /** The configured courses that the service account enters. */
  private static List<Long> seen(Examination examination) {
    return examination.subject().courses().stream()
        .filter(
            course ->
                view(examination, examination.ask(Questions.unenrolmentOfNobody(course)), course)
                    == CourseView.SEEN)
        .toList();
  }
}
