package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the REST client sends. */
class FormWriterTest {
  private static final Annotation[] NONE = {};
  private static final MediaType TYPE = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

  private final FormWriter writer = new FormWriter();

  @Test
  void formsAreItsBusinessAndNothingElse() {
    assertThat(writer.isWriteable(Form.class, Form.class, NONE, TYPE)).isTrue();
    assertThat(writer.isWriteable(String.class, String.class, NONE, TYPE)).isFalse();
  }

  @Test
  void namesAndValuesAreEncodedInUtf8() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();

    writer.writeTo(
        Form.of("users[0][city]", "Café & bar", "b", ""),
        Form.class,
        Form.class,
        NONE,
        TYPE,
        new MultivaluedHashMap<>(),
        body);

    assertThat(body.toString(StandardCharsets.US_ASCII))
        .isEqualTo("users%5B0%5D%5Bcity%5D=Caf%C3%A9+%26+bar&b=");
  }
}
