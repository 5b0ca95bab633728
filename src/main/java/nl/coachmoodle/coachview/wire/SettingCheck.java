package nl.coachmoodle.coachview.wire;

import io.smallrye.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with the settings, in words, as far as it can be seen without a request. */
public final class SettingCheck {
  /** Settings without which Coachview cannot be read. */
  public static final int NEEDED = 3;

  private static final Pattern NAME = Pattern.compile("-|[\\p{L}\\d_.*]{1,100}");

  private SettingCheck() {}

  /** The keys of needed settings that have no value. */
  public static List<String> missing(CoachviewSettings settings) {
    List<String> missing = new ArrayList<>();
    if (settings.url().isEmpty()) {
      missing.add("coachview.url");
    }
    if (settings.clientId().filter(id -> !id.isBlank()).isEmpty()) {
      missing.add("coachview.client-id");
    }
    if (settings.clientSecret().map(Secret::get).filter(text -> !text.isBlank()).isEmpty()) {
      missing.add("coachview.client-secret");
    }
    return missing;
  }

  /** Names that the API cannot have, each with the reason. */
  public static List<String> namesThatCannotBe(CoachviewNames configured) {
    List<String> problems = new ArrayList<>();
    for (Name name : new Names(configured).all()) {
      if (!NAME.matcher(name.value()).matches()) {
        problems.add(name.asSetting() + " is not a name: letters, digits, _ and dots only");
      }
    }
    try {
      new ConditionMoment(configured.conditionMoment());
    } catch (RuntimeException unusable) {
      problems.add(
          "coachview.names.condition-moment="
              + configured.conditionMoment()
              + " is not a pattern of a date, such as dd-MM-yyyy");
    }
    return problems;
  }
}
