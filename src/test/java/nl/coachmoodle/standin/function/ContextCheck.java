package nl.coachmoodle.standin.function;

import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleCourse;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteSettings;

/** What Moodle asks of the service account before a function works in the system or a course. */
final class ContextCheck {
  private final Installation moodle;

  ContextCheck(Installation moodle) {
    this.moodle = moodle;
  }

  /** Throws unless the account is in order. Moodle 2.9 looks only where a course is entered. */
  void system() {
    if (moodle.atLeast(MoodleRelease.V3_9)) {
      requireAccountInOrder();
    }
  }

  /** Throws unless the account is in order and may enter the course. */
  void course(MoodleCourse course) {
    system();
    SiteSettings settings = moodle.settings();
    if (!moodle.atLeast(MoodleRelease.V3_9)) {
      requireAccountInOrderAsBefore();
    }
    if (!course.shown() && !settings.has(Capability.VIEW_HIDDEN_COURSES, course.id())) {
      throw MoodleError.requireLogin("Course is hidden");
    }
    if (course.id() != 1 && !settings.has(Capability.VIEW_COURSES, course.id())) {
      throw MoodleError.requireLogin("Not enrolled");
    }
  }

  /** Throws unless the account has the capability at system level. */
  void require(Capability capability) {
    if (!moodle.settings().has(capability)) {
      throw MoodleError.noPermission(capability);
    }
  }

  /** Throws unless the account has the capability in the course. */
  void require(Capability capability, long courseId) {
    if (!moodle.settings().has(capability, courseId)) {
      throw MoodleError.noPermission(capability);
    }
  }

  private void requireAccountInOrder() {
    boolean manual = holds(SiteCondition.ACCOUNT_AUTH_MANUAL);
    if (holds(SiteCondition.ACCOUNT_MUST_CHANGE_PASSWORD)) {
      throw manual
          ? MoodleError.moodle("forcepasswordchangenotice", "error/forcepasswordchangenotice")
          : passwordChangeWithoutPage();
    }
    if (holds(SiteCondition.ACCOUNT_INCOMPLETE)) {
      throw MoodleError.moodle("usernotfullysetup", "User not fully set-up");
    }
    // Accounts for web services need not accept policies since 4.2.
    boolean asked = manual || !moodle.atLeast(MoodleRelease.V4_5);
    boolean open =
        holds(SiteCondition.SITE_POLICY_NOT_AGREED) || holds(SiteCondition.TOOL_POLICY_NOT_AGREED);
    if (asked && open) {
      throw MoodleError.moodle("sitepolicynotagreed", "Site policy not agreed");
    }
  }

  /** Seen on 2.9 and 2.9.5. */
  private void requireAccountInOrderAsBefore() {
    if (holds(SiteCondition.ACCOUNT_MUST_CHANGE_PASSWORD)) {
      throw passwordChangeWithoutPage();
    }
    if (holds(SiteCondition.ACCOUNT_INCOMPLETE)) {
      throw MoodleError.requireLogin("User not fully set-up");
    }
    if (holds(SiteCondition.SITE_POLICY_NOT_AGREED)) {
      throw MoodleError.requireLogin("Policy not agreed");
    }
  }

  private static MoodleError passwordChangeWithoutPage() {
    return MoodleError.moodle(
        "nopasswordchangeforced",
        "You cannot proceed without changing your password, however there is no available"
            + " page for changing it. Please contact your Moodle Administrator.");
  }

  private boolean holds(SiteCondition condition) {
    return moodle.settings().holds(condition);
  }
}
