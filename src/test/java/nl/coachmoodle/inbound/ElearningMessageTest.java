package nl.coachmoodle.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import nl.coachmoodle.failure.FailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One message is in a body, and it says one thing about one participant. */
class ElearningMessageTest {
  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"PersoonExterneId\": \"p1\", \"PersoonExterneId\": \"p2\"}",
        "{\"PersoonExterneId\": \"p1\"} {\"PersoonExterneId\": \"p2\"}",
        "{\"PersoonExterneId\": \"p1\"} x",
      })
  void twoMessagesInOneAreRefusedAndNoneIsPicked(String body) {
    assertThatThrownBy(() -> ElearningMessage.json(json, body))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("not-json:body");
  }

  @Test
  void blanksBehindAMessageDoNoHarm() {
    assertThat(ElearningMessage.json(json, "{\"PersoonExterneId\": \"p1\"}\r\n ").asRequest())
        .containsEntry("PersoonExterneId", "p1");
  }
}
