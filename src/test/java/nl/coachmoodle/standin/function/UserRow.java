package nl.coachmoodle.standin.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Collation;
import nl.coachmoodle.standin.site.Fixture;
import nl.coachmoodle.standin.site.Installation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.ProfileField;
import nl.coachmoodle.standin.site.ProfileField.Kind;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.site.SiteSettings;
import nl.coachmoodle.standin.site.UserColumn;

/** What the service account gets to see of a user: depends on release, rights and settings. */
final class UserRow {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final Installation moodle;
  private final String siteRoot;

  UserRow(Installation moodle, String siteRoot) {
    this.moodle = moodle;
    this.siteRoot = siteRoot;
  }

  /** Whether PHP takes a text for something: the text "0" is nothing, like the empty text. */
  static boolean isThere(String text) {
    return !text.isEmpty() && !text.equals("0");
  }

  /** Whether the user is seen at all. */
  boolean mayView(MoodleUser user) {
    return isSelf(user) || settings().has(Capability.VIEW_DETAILS);
  }

  /** The row of a user. */
  ObjectNode of(MoodleUser user) {
    boolean modern = moodle.atLeast(MoodleRelease.V3_9);
    boolean showsNames = modern || settings().holds(SiteCondition.DETAILS_SHOW_NAMES);
    boolean all = isSelf(user) || (showsNames && settings().has(Capability.VIEW_ALL_DETAILS));
    ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", user.id());
    putIf(row, user, UserColumn.USERNAME, all);
    boolean names = moodle.atLeast(MoodleRelease.V4_5);
    putIf(row, user, UserColumn.FIRSTNAME, names);
    putIf(row, user, UserColumn.LASTNAME, names);
    row.put("fullname", user.text(UserColumn.FIRSTNAME) + " " + user.text(UserColumn.LASTNAME));
    boolean mail =
        isSelf(user) || user.text(UserColumn.MAILDISPLAY).equals("1") || identity(UserColumn.EMAIL);
    putIf(row, user, UserColumn.EMAIL, mail);
    putContact(row, user);
    putIf(row, user, UserColumn.DEPARTMENT, all || identity(UserColumn.DEPARTMENT));
    putIfThere(row, user, UserColumn.INSTITUTION, all || identity(UserColumn.INSTITUTION));
    putIfThere(row, user, UserColumn.IDNUMBER, all || identity(UserColumn.IDNUMBER));
    if (shown("firstaccess", user)) {
      row.put("firstaccess", 0);
    }
    if (shown("lastaccess", user)) {
      row.put("lastaccess", 0);
    }
    if (modern) {
      putAccount(row, user, all);
    }
    putIfThere(row, user, UserColumn.CITY, shown("city", user));
    putIfThere(row, user, UserColumn.COUNTRY, shown("country", user));
    putPictures(row, user);
    putFields(row, user);
    if (isSelf(user)) {
      row.putArray("preferences").addObject().put("name", "_lastloaded").put("value", 0);
    }
    return row;
  }

  private void putContact(ObjectNode row, MoodleUser user) {
    boolean modern = moodle.atLeast(MoodleRelease.V4_5);
    boolean hidden = isSelf(user) || settings().has(Capability.VIEW_HIDDEN_DETAILS);
    putIfThere(row, user, UserColumn.ADDRESS, modern || hidden);
    putIfThere(row, user, UserColumn.PHONE1, !modern && hidden);
    putIfThere(row, user, UserColumn.PHONE2, !modern && hidden);
  }

  private void putAccount(ObjectNode row, MoodleUser user, boolean all) {
    boolean modern = moodle.atLeast(MoodleRelease.V4_5);
    putIf(row, user, UserColumn.AUTH, all);
    if (shown("suspended", user)) {
      row.put("suspended", user.suspended());
    }
    if (all) {
      row.put("confirmed", user.confirmed());
    }
    putIf(row, user, UserColumn.LANG, all);
    putIf(row, user, UserColumn.THEME, all);
    putIf(row, user, UserColumn.TIMEZONE, (modern || all) && shown("timezone", user));
    if (all) {
      row.put("mailformat", Integer.parseInt(user.text(UserColumn.MAILFORMAT)));
    }
    if (all && modern) {
      row.put("trackforums", 0);
    }
  }

  private void putPictures(ObjectNode row, MoodleUser user) {
    String path =
        moodle.atLeast(MoodleRelease.V3_9)
            ? "/theme/image.php/boost/core/1/u/"
            : "/pluginfile.php/" + user.id() + "/user/icon/";
    row.put("profileimageurlsmall", siteRoot + path + "f2");
    row.put("profileimageurl", siteRoot + path + "f1");
  }

  private void putFields(ObjectNode row, MoodleUser user) {
    List<ProfileField> fields = new ArrayList<>(moodle.data().fields().values());
    if (settings().collation() == Collation.EXACT) {
      // Moodle does not sort here; PostgreSQL gave the newest field first, MariaDB the oldest.
      Collections.reverse(fields);
    }
    boolean all = isSelf(user) || settings().has(Capability.VIEW_ALL_DETAILS);
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ProfileField field : fields) {
      if (all || field.everyone()) {
        data(field, user).ifPresent(data -> list.add(field(field, data)));
      }
    }
    if (!list.isEmpty()) {
      row.set("customfields", list);
    }
  }

  /** The data to show; an empty check box is shown since 3.x, other empty fields never. */
  private Optional<String> data(ProfileField field, MoodleUser user) {
    boolean modern = moodle.atLeast(MoodleRelease.V3_9);
    Optional<String> stored = user.profileField(field.shortname());
    if (field.kind() == Kind.CHECKBOX) {
      return modern ? Optional.of(stored.orElse("")) : stored;
    }
    return stored.filter(data -> field.kind() == Kind.DATETIME ? isThere(data) : !data.isEmpty());
  }

  private ObjectNode field(ProfileField field, String data) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", field.kind().name().toLowerCase(Locale.ROOT)).put("value", data);
    if (moodle.atLeast(MoodleRelease.V4_5)) {
      node.put("displayvalue", display(field, data));
    }
    return node.put("name", "CV " + field.shortname()).put("shortname", field.shortname());
  }

  private static String display(ProfileField field, String data) {
    return switch (field.kind()) {
      case TEXT, MENU -> data;
      case CHECKBOX -> isThere(data) ? "Yes" : "No";
      case DATETIME ->
          DAY.format(Instant.ofEpochSecond(Long.parseLong(data)).atZone(ProfileData.ZONE));
    };
  }

  private static void putIf(ObjectNode row, MoodleUser user, UserColumn column, boolean visible) {
    if (visible) {
      row.put(column.key(), user.text(column));
    }
  }

  private static void putIfThere(
      ObjectNode row, MoodleUser user, UserColumn column, boolean visible) {
    putIf(row, user, column, visible && isThere(user.text(column)));
  }

  private boolean identity(UserColumn column) {
    return settings().has(Capability.VIEW_USER_IDENTITY)
        && settings().identityFields().contains(column.key());
  }

  private boolean shown(String field, MoodleUser user) {
    return isSelf(user)
        || settings().has(Capability.VIEW_HIDDEN_DETAILS)
        || !settings().hiddenFields().contains(field);
  }

  private static boolean isSelf(MoodleUser user) {
    return user.id() == Fixture.SERVICE_ACCOUNT;
  }

  private SiteSettings settings() {
    return moodle.settings();
  }
}
