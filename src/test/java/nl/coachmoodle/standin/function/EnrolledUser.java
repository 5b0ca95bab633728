package nl.coachmoodle.standin.function;

import nl.coachmoodle.standin.rest.MoodleError;
import nl.coachmoodle.standin.site.Fixture;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;

/** The check of the person that both enrolment functions make since 4.5. */
final class EnrolledUser {
  private EnrolledUser() {}

  /** Throws unless the person exists, is confirmed, and is not the guest; suspended is fine. */
  static void requireActive(long userId, SiteData tables) {
    MoodleUser user = tables.user(userId).orElseThrow(() -> MoodleError.missingUser(userId));
    if (user.deleted()) {
      throw MoodleError.moodle("userdeleted", "error/userdeleted");
    }
    if (!user.confirmed()) {
      throw MoodleError.moodle("usernotconfirmed", "error/usernotconfirmed");
    }
    if (userId == Fixture.GUEST) {
      throw MoodleError.moodle("guestsarenotallowed", "The guest user is not allowed to do this");
    }
  }
}
