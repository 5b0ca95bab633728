package nl.coachmoodle.setup.report;

import java.util.Locale;

/** The checks, in the order in which they are made: a failed one explains later ones. */
public enum CheckName {
  SETTINGS(Step.CONNECTION),
  DOORSTEP(Step.CONNECTION),
  ANSWER(Step.CONNECTION),
  WEB_SERVICES(Step.WEB_SERVICES),
  TOKEN(Step.TOKEN),
  ACCOUNT(Step.ACCOUNT),
  ROLE(Step.ROLE),
  SERVICE(Step.SERVICE),
  FUNCTIONS(Step.SERVICE),
  LOOKUP(Step.ROLE),
  CREATION(Step.ROLE),
  UPDATE(Step.ROLE),
  COHORT_RIGHTS(Step.ROLE),
  ENROLMENT(Step.ROLE),
  ASSIGNMENT(Step.ASSIGNMENT),
  WITHDRAWAL(Step.ROLE),
  COURSE_VIEW(Step.ROLE),
  IDLE_RIGHTS(Step.ROLE),
  IDENTITY(Step.IDENTITY),
  EMAIL(Step.IDENTITY),
  COURSES(Step.TARGETS),
  COHORTS(Step.TARGETS),
  LANGUAGE(Step.PROFILE),
  SIGN_IN(Step.PROFILE),
  PROFILE_FIELDS(Step.PROFILE),
  PROBE(Step.TARGETS),
  MORE_FUNCTIONS(Step.SERVICE),
  COACHVIEW_TOKEN(Step.COACHVIEW),
  COACHVIEW_LISTS(Step.COACHVIEW),
  COACHVIEW_NAMES(Step.COACHVIEW),
  COACHVIEW_QUOTA(Step.COACHVIEW),
  WEBHOOK_SECRET(Step.COACHVIEW),
  WEBHOOK_SIGNATURE(Step.COACHVIEW),
  WEBHOOK_SOURCES(Step.COACHVIEW),
  VERSION(Step.SITE),
  DEBUGGING(Step.DEBUGGING),
  CLOCK(Step.SITE);

  private final Step step;

  CheckName(Step step) {
    this.step = step;
  }

  /** The step of the set-up that it looks at. */
  public Step step() {
    return step;
  }

  /** The key of its texts, such as {@code web-services}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
