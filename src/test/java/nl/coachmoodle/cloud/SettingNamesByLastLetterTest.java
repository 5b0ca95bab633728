package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertyName;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a native executable takes for the same name is what SmallRye Config does itself. */
class SettingNamesByLastLetterTest {

  @Property
  void namesAreComparedAsBySmallRyeItself(
      @ForAll("names") List<String> name, @ForAll("names") List<String> other) {
    String one = String.join(".", name);
    String two = String.join(".", other);

    assertThat(SettingNamesByLastLetter.equals(one, two)).isEqualTo(PropertyName.equals(one, two));
  }

  @Property
  void namesHaveTheirHashCodeAsBySmallRyeItself(@ForAll("names") List<String> name) {
    String whole = String.join(".", name);

    assertThat(SettingNamesByLastLetter.hashCode(whole))
        .isEqualTo(new PropertyName(whole).hashCode());
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of(
            "log",
            "level",
            "l",
            "a",
            "map[0]",
            "map[*]",
            "map",
            "*",
            "\"a.b\"",
            "\"*\"",
            "\"x[0]\"",
            "\"",
            "L",
            "9",
            "")
        .list()
        .ofMaxSize(3);
  }
}
