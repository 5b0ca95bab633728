package nl.coachmoodle.cloud;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.config.PropertyName;

/**
 * Makes a native executable start sooner. SmallRye Config keeps names with wildcards in maps whose
 * keys nearly all have the same hash code, so each look-up of a setting without a value compares
 * its name with some fifty others, twice and from the end; and the hash code costs a look at each
 * letter. That was a seventh of all instructions of a cold start (counted with callgrind). Most of
 * the names differ in their last letter, and only brackets count for the hash code. What is found
 * is the same.
 */
@TargetClass(className = "io.smallrye.config.PropertyName")
final class SettingNamesByLastLetter {
  private SettingNamesByLastLetter() {}

  @Substitute
  public static boolean equals(String name, String other) {
    int length = name.length();
    int otherLength = other.length();
    if (length > 0 && otherLength > 0) {
      char here = name.charAt(length - 1);
      char there = other.charAt(otherLength - 1);
      // Quotes, wildcards and brackets are no letters, and stand for more than themselves.
      boolean areLetters = here >= 'a' && here <= 'z' && there >= 'a' && there <= 'z';
      if (areLetters && here != there) {
        return false;
      }
    }
    return PropertyName.equals(name, 0, length, other, 0, otherLength);
  }

  @Substitute
  static int hashCode(String name) {
    if (name.indexOf('[') == -1 && name.indexOf(']') == -1) {
      return 0;
    }
    int hash = 0;
    boolean inQuotes = false;
    for (int place = 0; place < name.length(); place++) {
      char here = name.charAt(place);
      if (here == '"') {
        inQuotes = !inQuotes;
      } else if (!inQuotes && (here == '[' || here == ']')) {
        hash = 31 * hash + here;
      }
    }
    return hash;
  }
}
