package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;
import nl.coachmoodle.setup.report.Status;

/**
 * Whether the service account may enter courses without being enrolled. One course that it enters
 * tells that it may; one that it does not may have an override.
 */
final class CourseViewCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.COURSE_VIEW;
  }

  @Override
  public List<Finding> look(Examination examination) {
    if (examination.lacks(Questions.enrolmentOfNobody(1))) {
      return List.of(Finding.notMade(name(), CheckName.FUNCTIONS));
    }
    if (EnrolmentCheck.isTurnedAway(examination)) {
      return List.of(Finding.notMade(name(), CheckName.ENROLMENT));
    }
    List<Long> configured = examination.subject().courses();
    Need right = Need.of(Capability.COURSE_VIEW);
    List<Evidence> evidence = new ArrayList<>();
    List<Need> perhaps = new ArrayList<>();
    boolean isTurnedAway = false;
    for (long course : CourseView.courses(examination.subject())) {
      Question question = Questions.enrolmentOfNobody(course);
      if (examination.interview().askIfPossible(question).isEmpty()) {
        break;
      }
      CourseView view = CourseView.entering(examination, course);
      evidence.add(examination.evidence(question));
      if (view == CourseView.SEEN) {
        examination.learn(Capability.COURSE_VIEW, Status.OK);
        return List.of(Finding.ok(name()).resting(evidence));
      }
      isTurnedAway |= view == CourseView.NOT_ENTERED;
      boolean isAskedFor = configured.isEmpty() || configured.contains(course);
      if (view == CourseView.NOT_ENTERED_OR_HIDDEN && isAskedFor) {
        perhaps.add(new Need(Kind.COURSE_SHOWN, Long.toString(course)));
      }
    }
    if (isTurnedAway) {
      examination.learn(Capability.COURSE_VIEW, Status.FAILED);
      return List.of(Finding.failed(name(), right).resting(evidence));
    }
    if (perhaps.isEmpty()) {
      return List.of(
          Finding.cannotTell(name(), List.of(Need.of(Kind.ANY_COURSE), right))
              .noting("no-course")
              .resting(evidence));
    }
    perhaps.add(0, right);
    return List.of(Finding.failed(name(), perhaps).resting(evidence));
  }
}
