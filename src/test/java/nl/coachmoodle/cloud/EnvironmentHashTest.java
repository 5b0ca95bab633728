package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a native executable computes is what SmallRye Config does itself. */
class EnvironmentHashTest {
  private static final char BEYOND_LATIN = 0x250;

  @Property
  void namesHaveTheirHashCodeAsBySmallRyeItself(@ForAll("names") String name) throws Exception {
    assertThat(EnvironmentHash.of(name)).isEqualTo(theirs(name));
  }

  @Example
  void everyCharacterCountsAsThere() throws Exception {
    for (char any = 0; any < BEYOND_LATIN; any++) {
      assertThat(EnvironmentHash.of("a" + any + "b")).isEqualTo(theirs("a" + any + "b"));
      assertThat(EnvironmentHash.of("%" + any)).isEqualTo(theirs("%" + any));
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aZ09_%.-\"[]é").ofMaxLength(6);
  }

  private static int theirs(String name) throws ReflectiveOperationException {
    Constructor<?> constructor =
        Class.forName("io.smallrye.config.EnvConfigSource$EnvName").getConstructor(String.class);
    constructor.setAccessible(true);
    return constructor.newInstance(name).hashCode();
  }
}
