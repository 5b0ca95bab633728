package nl.coachmoodle.setup.report;

import java.util.Locale;

/** The steps of Coachview's Moodle set-up article, in its order, and what belongs to none. */
public enum Step {
  CONNECTION,
  WEB_SERVICES,
  ACCOUNT,
  ROLE,
  ASSIGNMENT,
  IDENTITY,
  SERVICE,
  TOKEN,
  DEBUGGING,
  TARGETS,
  PROFILE,
  COACHVIEW,
  SITE;

  /** As in answers, such as {@code web-services}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
