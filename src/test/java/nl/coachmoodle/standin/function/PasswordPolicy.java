package nl.coachmoodle.standin.function;

import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;

/** Moodle's default password policy. The error code of a weak password is the HTML text itself. */
final class PasswordPolicy {
  private static final int SHORTEST = 8;

  private final Installation moodle;

  PasswordPolicy(Installation moodle) {
    this.moodle = moodle;
  }

  /** Throws when the policy is on and the password breaks it. */
  void require(String password) {
    if (moodle.settings().holds(SiteCondition.PASSWORD_POLICY_OFF)) {
      return;
    }
    StringBuilder faults = new StringBuilder();
    fault(
        faults,
        password.length() < SHORTEST,
        "Passwords must be at least " + SHORTEST + " characters long.");
    fault(faults, !password.matches(".*\\d.*"), "Passwords must have at least 1 digit(s).");
    fault(
        faults,
        !password.matches(".*[a-z].*"),
        "Passwords must have at least 1 lower case letter(s).");
    fault(
        faults,
        !password.matches(".*[A-Z].*"),
        "Passwords must have at least 1 upper case letter(s).");
    fault(faults, !password.matches(".*[^A-Za-z0-9].*"), special());
    if (!faults.isEmpty()) {
      throw MoodleError.moodle(faults.toString(), "error/" + faults);
    }
  }

  private String special() {
    if (moodle.atLeast(MoodleRelease.V4_5)) {
      return "The password must have at least 1 special character(s) such as *, -, or #.";
    }
    // Measured on 2.9 only; clients can rely on no more than the HTML around it.
    return "Passwords must have at least 1 non-alphanumeric character(s).";
  }

  private static void fault(StringBuilder faults, boolean broken, String text) {
    if (broken) {
      faults.append("<div>").append(text).append("</div>");
    }
  }
}
