package nl.coachmoodle.roster;

import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;

/** Somebody who has an account already that nothing links to Coachview. */
final class Newcomer {
  static final Person PERSON = People.withEmail(People.person("CV-1"), "jan@example.nl");

  private Newcomer() {}

  static MoodleUser existing(Bench bench) {
    return bench
        .moodle()
        .addUser(
            MoodleUser.named("cv-1")
                .with(UserColumn.FIRSTNAME, "J")
                .with(UserColumn.LASTNAME, "V")
                .with(UserColumn.EMAIL, "jan@example.nl"));
  }
}
