package nl.coachmoodle.coachview;

/**
 * What can be asked of Coachview's API. Its conditions are {@code property=value,value;...}; how a
 * letter that means something in them is escaped is not public, if it can be at all.
 */
public final class Conditions {
  private static final String RESERVED = ",;=<>&|'\"\\";
  private static final int LONGEST = 255;

  private Conditions() {}

  /**
   * Whether rows can be asked for by a value. One that cannot makes everything fail that is asked
   * together with it, so it has to be left out before.
   *
   * @param value an id or an ExternId, as it stands in Coachview or in Moodle
   */
  public static boolean canHold(String value) {
    return !value.isBlank()
        && value.length() <= LONGEST
        && value.chars().noneMatch(c -> RESERVED.indexOf(c) >= 0 || Character.isISOControl(c));
  }
}
