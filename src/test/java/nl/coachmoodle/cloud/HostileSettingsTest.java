package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.hostile.HostileDice;

/** Whatever stands in a secret or a mounted file: settings, or a text that is none. */
class HostileSettingsTest {

  @Property
  void textsAreSettingsOrNone(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    String text =
        dice.below(2) == 0 ? dice.json(List.of("moodle.token", "a")) : "a=" + dice.text() + "\n";
    HostileDice.within(
        () -> {
          try {
            SettingsText.read(text).forEach((name, value) -> assertThat(value).isNotNull());
          } catch (StoreAwayException none) {
            assertThat(none.getMessage()).doesNotContain("\u001b");
          }
        });
  }
}
