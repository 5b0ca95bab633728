package nl.coachmoodle.standin.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of Moodle's user table that hold text, with their widths in characters. */
public enum UserColumn {
  USERNAME(100),
  AUTH(20),
  PASSWORD(255),
  FIRSTNAME(100),
  LASTNAME(100),
  EMAIL(100),
  IDNUMBER(255),
  LANG(30),
  THEME(50),
  TIMEZONE(100),
  MAILFORMAT(1),
  MAILDISPLAY(2),
  CITY(120),
  COUNTRY(2),
  INSTITUTION(255),
  DEPARTMENT(255),
  PHONE1(20),
  PHONE2(20),
  ADDRESS(255),
  DESCRIPTION(Integer.MAX_VALUE),
  CALENDARTYPE(30),
  FIRSTNAMEPHONETIC(255),
  LASTNAMEPHONETIC(255),
  MIDDLENAME(255),
  ALTERNATENAME(255);

  private final int width;

  UserColumn(int width) {
    this.width = width;
  }

  /** How many characters the database takes. */
  public int width() {
    return width;
  }

  /** The name of the column, which is also the name of the web service parameter. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column with this name, if there is one. */
  public static Optional<UserColumn> of(String key) {
    return Arrays.stream(values()).filter(column -> column.key().equals(key)).findFirst();
  }
}
