package nl.coachmoodle.standin.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.coachmoodle.standin.rest.WebServiceFunction;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;

/** The functions that the external service of the set-up article contains, and four more. */
public final class Functions {
  private Functions() {}

  /**
   * The seven functions, and those that the service must be given first, for a site at this
   * address.
   */
  public static List<WebServiceFunction> all(Installation moodle, String siteRoot) {
    List<WebServiceFunction> functions =
        new ArrayList<>(
            List.of(
                new CreateUsers(moodle),
                new GetUsersByField(moodle, siteRoot),
                new UpdateUsers(moodle),
                new AddCohortMembers(moodle),
                new DeleteCohortMembers(moodle),
                new EnrolUsers(moodle),
                new UnenrolUsers(moodle),
                new UnassignRoles(moodle),
                new GetEnrolledUsers(moodle),
                new GetCohortMembers(moodle)));
    if (moodle.atLeast(MoodleRelease.V3_9)) {
      functions.add(new GetCoursesByField(moodle));
    }
    Set<String> names =
        functions.stream().map(WebServiceFunction::name).collect(Collectors.toSet());
    functions.add(new GetSiteInfo(moodle, siteRoot, names));
    return List.copyOf(functions);
  }
}
