package nl.coachmoodle.moodle.wire;

import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.UserUpdate;

/** One of each that the seven functions take. */
final class Samples {
  static final SignIn PASSWORD = new SignIn.UnknownPassword("Aa1-xxxxxxxx");

  private Samples() {}

  static Enrolment enrolment(long userId) {
    return new Enrolment(2, userId, 5, Optional.empty(), Optional.empty(), false);
  }

  static Unenrolment unenrolment(long userId) {
    return new Unenrolment(2, userId);
  }

  static UserUpdate update(long id, Optional<Boolean> suspended) {
    return new UserUpdate(id, Map.of(), Map.of(), suspended);
  }

  static NewUser user(String name, SignIn signIn) {
    return new NewUser(
        name, "F", "L", name + "@example.nl", "CV-" + name, signIn, Map.of("city", "A"), Map.of());
  }
}
