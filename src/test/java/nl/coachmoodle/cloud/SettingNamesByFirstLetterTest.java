package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.NameIterator;
import io.quarkus.runtime.configuration.PropertiesUtil;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a native executable finds is what Quarkus finds itself. */
class SettingNamesByFirstLetterTest {

  @Property
  void everyPartOfANameIsMappedAsByQuarkusItself(
      @ForAll("names") List<String> parts, @ForAll("parts") String mapped) {
    NameIterator ours = new NameIterator(String.join(".", parts));
    NameIterator theirs = new NameIterator(String.join(".", parts));
    while (theirs.hasNext()) {
      assertThat(SettingNamesByFirstLetter.isMapped(ours, mapped))
          .isEqualTo(PropertiesUtil.isMapped(theirs, mapped));
      ours.next();
      theirs.next();
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return parts().list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.of(
        "log", "level", "l", "map[0]", "map[*]", "map", "*", "\"a.b\"", "\"*\"", "Log", "x-y", "9");
  }
}
