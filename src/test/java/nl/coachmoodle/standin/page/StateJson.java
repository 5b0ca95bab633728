package nl.coachmoodle.standin.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nl.coachmoodle.standin.site.Enrolment;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.SiteData;
import nl.coachmoodle.standin.site.UserColumn;

/** The state of the site as JSON, without passwords: the same as the page. */
public final class StateJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private StateJson() {}

  /** The document. */
  public static String of(Snapshot snapshot) {
    SiteData data = snapshot.data();
    ObjectNode root = JSON.createObjectNode();
    root.put("release", snapshot.release().label());
    root.put("calls", snapshot.calls());
    ArrayNode users = root.putArray("users");
    data.users().values().forEach(user -> put(users.addObject(), user));
    ArrayNode enrolments = root.putArray("enrolments");
    data.enrolments().values().forEach(enrolment -> put(enrolments.addObject(), enrolment, data));
    ArrayNode members = root.putArray("cohortMembers");
    data.members()
        .forEach(
            member ->
                members
                    .addObject()
                    .put("cohort", data.cohorts().get(member.cohortId()).idnumber())
                    .put("cohortId", member.cohortId())
                    .put("user", data.users().get(member.userId()).username())
                    .put("userId", member.userId()));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can always be written", e);
    }
  }

  private static void put(ObjectNode row, MoodleUser user) {
    row.put("id", user.id());
    for (UserColumn column : UserColumn.values()) {
      if (column != UserColumn.PASSWORD && !user.text(column).isEmpty()) {
        row.put(column.key(), user.text(column));
      }
    }
    row.put("suspended", user.suspended());
    row.put("deleted", user.deleted());
    ObjectNode profile = row.putObject("profile");
    user.profile().forEach(profile::put);
  }

  private static void put(ObjectNode row, Enrolment enrolment, SiteData data) {
    row.put("course", data.courses().get(enrolment.courseId()).shortname());
    row.put("courseId", enrolment.courseId());
    row.put("user", data.users().get(enrolment.userId()).username());
    row.put("userId", enrolment.userId());
    row.put("method", enrolment.method());
    row.put("timeStart", enrolment.timeStart());
    row.put("timeEnd", enrolment.timeEnd());
    row.put("suspended", enrolment.suspended());
  }
}
