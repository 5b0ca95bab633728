package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

/** How variables are named, ordered and encoded. */
class FormTest {

  @Example
  void partsOfAnElementCarryListAndIndex() {
    Form element = Form.of("idnumber", "a", "customfields[0][type]", "b");

    assertThat(element.elementOf("users", 3).variables())
        .extracting(Form.Variable::name)
        .containsExactly("users[3][idnumber]", "users[3][customfields][0][type]");
  }

  @Example
  void oneFormStandsBehindAnother() {
    assertThat(Form.of("a", "1").then(Form.of("b", "2", "c", "3")).encoded())
        .isEqualTo("a=1&b=2&c=3");
  }

  @Example
  void valuesDoNotShow() {
    assertThat(Form.of("wstoken", "secret").toString()).isEqualTo("Form[wstoken]");
  }

  @Example
  void halfACharacterIsNotWellFormed() {
    assertThat(Form.of("a", "b\ud83d").isWellFormed()).isFalse();
    assertThat(Form.of("a", "\ude00b").isWellFormed()).isFalse();
    assertThat(Form.of("a", "\ud83d\ude00").isWellFormed()).isTrue();
  }

  @Property(tries = 300)
  void whatIsEncodedIsDecodedTheSame(
      @ForAll @NotEmpty String name, @ForAll String value, @ForAll String other) {
    Form form = Form.of(name, value, "last", other);

    List<String> pairs = List.of(form.encoded().split("&", -1));

    if (form.isWellFormed() && Form.of("x", name).isWellFormed()) {
      assertThat(pairs).hasSize(2);
      assertThat(decoded(pairs.get(0))).containsExactly(name, value);
      assertThat(decoded(pairs.get(1))).containsExactly("last", other);
    }
    assertThat(form.encoded()).matches("\\p{ASCII}*").doesNotContain(" ");
  }

  private static List<String> decoded(String pair) {
    int equals = pair.indexOf('=');
    return List.of(
        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
  }
}
