package nl.coachmoodle.standin.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.coachmoodle.standin.site.CohortMember;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;

/**
 * One table of the state: the page and the text show the same ones.
 *
 * @param title what the rows are
 * @param columns the names of the columns
 * @param rows one text per column each
 */
record StateTable(String title, List<String> columns, List<List<String>> rows) {

  /** Everything that is shown. */
  static List<StateTable> all(SiteData data) {
    return List.of(users(data), enrolments(data), members(data));
  }

  private static StateTable users(SiteData data) {
    List<List<String>> rows = new ArrayList<>();
    for (MoodleUser user : data.users().values()) {
      String state = user.suspended() ? "suspended" : "active";
      rows.add(
          List.of(
              Long.toString(user.id()),
              user.username(),
              user.text(UserColumn.FIRSTNAME),
              user.text(UserColumn.LASTNAME),
              user.email(),
              user.idnumber(),
              user.deleted() ? "deleted" : state,
              profile(user)));
    }
    return new StateTable(
        "Users",
        List.of(
            "id",
            "username",
            "first name",
            "last name",
            "e-mail",
            "ID number",
            "status",
            "profile fields"),
        rows);
  }

  private static String profile(MoodleUser user) {
    List<String> fields =
        user.profile().entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .toList();
    return String.join(", ", fields);
  }

  private static StateTable enrolments(SiteData data) {
    List<List<String>> rows = new ArrayList<>();
    for (Enrolment enrolment : data.enrolments().values()) {
      MoodleUser user = data.users().get(enrolment.userId());
      rows.add(
          List.of(
              data.courses().get(enrolment.courseId()).shortname(),
              user.username(),
              name(user),
              enrolment.method(),
              time(enrolment.timeStart()),
              time(enrolment.timeEnd()),
              enrolment.suspended() ? "suspended" : "active"));
    }
    return new StateTable(
        "Enrolments",
        List.of("course", "username", "name", "method", "from", "until", "status"),
        rows);
  }

  private static StateTable members(SiteData data) {
    List<List<String>> rows = new ArrayList<>();
    for (CohortMember member : data.members()) {
      MoodleUser user = data.users().get(member.userId());
      rows.add(
          List.of(data.cohorts().get(member.cohortId()).idnumber(), user.username(), name(user)));
    }
    return new StateTable("Cohort members", List.of("cohort", "username", "name"), rows);
  }

  private static String name(MoodleUser user) {
    return user.text(UserColumn.FIRSTNAME) + " " + user.text(UserColumn.LASTNAME);
  }

  /** Moodle stores any number: what is no time of this age is shown as the number. */
  private static String time(long seconds) {
    if (seconds == 0) {
      return "";
    }
    boolean plausible = seconds > 0 && seconds < Integer.MAX_VALUE;
    return plausible ? Instant.ofEpochSecond(seconds).toString() : Long.toString(seconds);
  }
}
