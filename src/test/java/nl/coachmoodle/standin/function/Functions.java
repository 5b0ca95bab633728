package nl.coachmoodle.standin.function;

import java.util.List;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Installation;

/** The functions that the external service of the set-up article contains, and two more. */
public final class Functions {
  private Functions() {}

  /**
   * The seven functions, and two that the service must be given first, for a site at this address.
   */
  public static List<WebServiceFunction> all(Installation moodle, String siteRoot) {
    return List.of(
        new CreateUsers(moodle),
        new GetUsersByField(moodle, siteRoot),
        new UpdateUsers(moodle),
        new AddCohortMembers(moodle),
        new DeleteCohortMembers(moodle),
        new EnrolUsers(moodle),
        new UnenrolUsers(moodle),
        new GetEnrolledUsers(moodle),
        new GetCohortMembers(moodle));
  }
}
