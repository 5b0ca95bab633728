package nl.coachmoodle.coachview.wire;

/**
 * A property of the API by its configured name.
 *
 * @param setting the part of the setting after {@code coachview.names.}; empty when there is none
 * @param value its name in the API
 */
record Name(String setting, String value) {
  private static final String THERE_IS_NONE = "-";

  /** Whether Coachview has such a property at all. */
  boolean exists() {
    return !value.equals(THERE_IS_NONE);
  }

  /** The setting as it stands, or the fixed name, for whoever must correct it. */
  String asSetting() {
    return setting.isEmpty() ? value : "coachview.names." + setting + "=" + value;
  }
}
