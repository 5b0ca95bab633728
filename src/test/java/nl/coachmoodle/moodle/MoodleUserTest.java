package nl.coachmoodle.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A row tells less than one would think: what is not in it may be empty, or hidden. */
class MoodleUserTest {

  @Test
  void whatIsShownIsRead() {
    MoodleUser user =
        user(Map.of("username", "u", "auth", "manual", "suspended", "true", "idnumber", "CV-1"));

    assertThat(user.username()).hasValue("u");
    assertThat(user.auth()).hasValue("manual");
    assertThat(user.suspended()).hasValue(true);
    assertThat(user.idnumber()).hasValue("CV-1");
    assertThat(user(Map.of("suspended", "false")).suspended()).hasValue(false);
  }

  @Test
  void whatIsNotShownIsNotKnown() {
    MoodleUser user = user(Map.of());

    assertThat(user.username()).isEmpty();
    assertThat(user.auth()).isEmpty();
    assertThat(user.suspended()).isEmpty();
    assertThat(user.idnumber()).isEmpty();
    assertThat(user(Map.of("idnumber", "")).idnumber()).isEmpty();
  }

  @Test
  void aFieldThatIsLeftOutWhenEmptyIsEmpty() {
    MoodleUser current = user(Map.of("username", "u", "auth", "manual", "city", "Utrecht"));
    MoodleUser old = user(Map.of("city", ""));
    MoodleUser corrected = user(Map.of("username", "u"));

    assertThat(current.field("city")).hasValue("Utrecht");
    assertThat(current.field("department")).hasValue("");
    assertThat(current.field("phone1")).isEmpty();
    assertThat(old.field("city")).hasValue("");
    assertThat(old.field("phone1")).hasValue("");
    assertThat(old.field("department")).isEmpty();
    assertThat(current.field("lang")).hasValue("");
    assertThat(corrected.field("phone1")).hasValue("");
    assertThat(corrected.field("department")).hasValue("");
    assertThat(corrected.field("lang")).as("2.9.3 to 3.1 never show it").isEmpty();
  }

  @Test
  void aCustomFieldThatIsNotThereIsEmpty() {
    MoodleUser user = new MoodleUser(3, Map.of(), Map.of("cv", "1"));

    assertThat(user.customField("cv")).isEqualTo("1");
    assertThat(user.customField("other")).isEmpty();
  }

  private static MoodleUser user(Map<String, String> shown) {
    return new MoodleUser(3, shown, Map.of());
  }
}
