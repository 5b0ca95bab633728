package nl.coachmoodle.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plain profile fields of Moodle that a customer may map; anything else is a custom field. */
final class MoodleFields {
  /** Widths of the columns in characters, the same in every version from 2.9 to 5.1. */
  private static final Map<String, Integer> WIDTHS =
      Map.ofEntries(
          Map.entry("username", 100),
          Map.entry("firstname", 100),
          Map.entry("lastname", 100),
          Map.entry("email", 100),
          Map.entry("idnumber", 255),
          Map.entry("institution", 255),
          Map.entry("department", 255),
          Map.entry("address", 255),
          Map.entry("middlename", 255),
          Map.entry("alternatename", 255),
          Map.entry("firstnamephonetic", 255),
          Map.entry("lastnamephonetic", 255),
          Map.entry("city", 120),
          Map.entry("country", 2),
          Map.entry("phone1", 20),
          Map.entry("phone2", 20),
          Map.entry("lang", 30),
          Map.entry("timezone", 100));

  /** Unknown before 3.6, where naming one of them fails the whole call. */
  private static final Set<String> SINCE_3_6 =
      Set.of("institution", "department", "phone1", "phone2", "address");

  private MoodleFields() {}

  static boolean isPlain(String field) {
    return WIDTHS.containsKey(field);
  }

  static Optional<Integer> width(String field) {
    return Optional.ofNullable(WIDTHS.get(field));
  }

  /** The fields that an older Moodle may not know. It knows all of them or none. */
  static Set<String> mayBeUnknown() {
    return SINCE_3_6;
  }
}
