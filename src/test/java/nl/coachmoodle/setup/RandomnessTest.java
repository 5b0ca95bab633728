package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomnessTest {

  @Property(tries = 500)
  void whatAMachineMadeIsPlausible(@ForAll Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    assertThat(Randomness.isPlausible(HexFormat.of().formatHex(bytes))).isTrue();
    assertThat(
            Randomness.isPlausible(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
        .isTrue();
    byte[] fewer = Arrays.copyOf(bytes, 16);
    assertThat(Randomness.isPlausible(HexFormat.of().formatHex(fewer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "77777777777777777777777777777777",
        "7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a",
        "9f2c7d49f2c7d49f2c7d49f2c7d49f2c7d4",
        "abcdefghijklmnopqrstuvwxyz012345",
        "11112222333344445555666677778888",
        "Coachview-9f2c7d4b1e8a6035c4f7d29b",
        "correct-horse-battery-staple-and-more"
      })
  void whatWasMadeUpIsNot(String secret) {
    assertThat(Randomness.isPlausible(secret)).isFalse();
  }
}
