package nl.coachmoodle.standin.page;

import java.time.Instant;
import java.util.List;
import nl.coachmoodle.standin.site.CohortMember;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;

/** The state of the site as a plain HTML page: three tables, no scripts, nothing to click. */
public final class StatePage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Moodle stand-in</title>
      <style>
      body { font-family: sans-serif; margin: 2rem; }
      table { border-collapse: collapse; margin-bottom: 2rem; }
      th, td { border: 1px solid #999; padding: 0.3rem 0.6rem; text-align: left; }
      </style>
      </head>
      <body>
      <h1>Moodle stand-in</h1>
      """;

  private final SiteData data;
  private final StringBuilder html = new StringBuilder(HEAD);

  private StatePage(SiteData data) {
    this.data = data;
  }

  /** The page. */
  public static String of(SiteData data) {
    return new StatePage(data).write();
  }

  private String write() {
    table(
        "Users",
        List.of("id", "username", "name", "e-mail", "idnumber", "status", "profile fields"));
    data.users().values().forEach(this::user);
    table("Enrolments", List.of("course", "user", "method", "from", "until", "status"));
    data.enrolments().values().forEach(this::enrolment);
    table("Cohort members", List.of("cohort", "user"));
    data.members().forEach(this::member);
    return html.append("</table>\n</body>\n</html>\n").toString();
  }

  private void table(String title, List<String> columns) {
    if (html.length() > HEAD.length()) {
      html.append("</table>\n");
    }
    html.append("<h2>").append(title).append("</h2>\n<table>\n<tr>");
    columns.forEach(column -> html.append("<th>").append(column).append("</th>"));
    html.append("</tr>\n");
  }

  private void user(MoodleUser user) {
    String state = user.suspended() ? "suspended" : "active";
    row(
        Long.toString(user.id()),
        user.username(),
        user.text(UserColumn.FIRSTNAME) + " " + user.text(UserColumn.LASTNAME),
        user.email(),
        user.idnumber(),
        user.deleted() ? "deleted" : state,
        String.join(
            ", ",
            user.profile().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .toList()));
  }

  private void enrolment(Enrolment enrolment) {
    row(
        data.courses().get(enrolment.courseId()).shortname(),
        data.users().get(enrolment.userId()).username(),
        enrolment.method(),
        time(enrolment.timeStart()),
        time(enrolment.timeEnd()),
        enrolment.suspended() ? "suspended" : "active");
  }

  private void member(CohortMember member) {
    row(
        data.cohorts().get(member.cohortId()).idnumber(),
        data.users().get(member.userId()).username());
  }

  /** Moodle stores any number: what is no time of this age is shown as the number. */
  private static String time(long seconds) {
    if (seconds == 0) {
      return "";
    }
    boolean plausible = seconds > 0 && seconds < Integer.MAX_VALUE;
    return plausible ? Instant.ofEpochSecond(seconds).toString() : Long.toString(seconds);
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append("<td>").append(escape(cell)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
