package nl.coachmoodle.inbound.knative.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.failure.FailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters that cannot go back, or that nobody takes. */
class KeptLettersTest {
  @TempDir Path directory;

  private LetterBox box;

  @BeforeEach
  void keeper() {
    box = new LetterBox(directory);
  }

  @Test
  void whatTheBrokerDoesNotTakeStays() throws IOException {
    box.keep("a", "syncProfile");
    box.keep("b", "syncProfile");
    box.keep("c", "syncProfile");
    box.takeOnly(1);

    assertThatThrownBy(() -> box.run("mode", "apply"))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("hand-over-failed");

    assertThat(box.sentIds()).containsExactly("a");
    assertThat(box.files().ids()).hasSize(2);
  }

  @Test
  void whatIsNoEventIsKeptAndHoldsNobodyUp() throws IOException {
    box.files().keep(Map.of("content-type", "text/plain"), new byte[] {1});
    box.keep("a", "syncProfile");

    Map<String, Object> outcome = box.run("mode", "apply");

    assertThat(box.sentIds()).containsExactly("a");
    assertThat(outcome).containsEntry("kept", 1);
    assertThat(outcome.get("letters").toString()).contains("event=false, sent=false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce-id", "ce-source", "ce-specversion", "ce-type"})
  void whatLacksARequiredAttributeIsNoEvent(String missing) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String name : List.of("ce-id", "ce-source", "ce-specversion", "ce-type")) {
      headers.put(name, "x");
    }
    headers.put(missing, " ");
    box.files().keep(headers, new byte[0]);
    headers.remove(missing);
    box.files().keep(headers, new byte[0]);

    Map<String, Object> outcome = box.run("mode", "apply");

    assertThat(outcome.get("letters").toString()).doesNotContain("event=true", "sent=true");
    assertThat(box.sent()).isEmpty();
    assertThat(box.files().ids()).hasSize(2);
  }

  @Test
  void aLetterThatTheBrokerRefusesStaysWithItsReasonAndHoldsNobodyUp() throws IOException {
    box.keep("a", "syncProfile");
    box.keep("b", "syncProfile");
    box.keep("c", "syncProfile");
    box.refuse("a", 400);
    box.refuse("b", 413);

    Map<String, Object> outcome = box.run("mode", "apply", "limit", "1");

    assertThat(box.sentIds()).containsExactly("c");
    assertThat(outcome).containsEntry("kept", 2);
    assertThat(outcome.get("letters").toString())
        .contains("sent=false, reason=status-400", "sent=false, reason=status-413")
        .containsOnlyOnce("sent=true");
  }

  @ParameterizedTest
  @ValueSource(ints = {303, 408, 429, 500, 502})
  void aBrokerThatIsNotWellIsLeftAlone(int status) throws IOException {
    box.keep("a", "syncProfile");
    box.keep("b", "syncProfile");
    box.refuse("a", status);

    assertThatThrownBy(() -> box.run("mode", "apply")).hasMessageContaining("status-" + status);

    assertThat(box.sent()).isEmpty();
    assertThat(box.files().ids()).hasSize(2);
  }

  @Test
  void whatIsNoEventDoesNotUseUpTheLimit() throws IOException {
    box.files().keep(Map.of("content-type", "text/plain"), new byte[] {1});
    box.pass(Duration.ofMinutes(1));
    box.keep("a", "syncProfile");

    box.run("mode", "apply", "limit", "1");

    assertThat(box.sentIds()).containsExactly("a");
  }

  @Test
  void withoutABrokerNothingIsSentAndNothingIsLost() throws IOException {
    box.keep("a", "syncProfile");
    box.withoutBroker();

    assertThatThrownBy(() -> box.run("mode", "apply")).hasMessageContaining("no-sink");

    assertThat(box.files().ids()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadStaysAndStopsNobody() throws IOException {
    Files.writeString(directory.resolve("000-broken.letter"), "{\"kept\": 1");
    Files.writeString(directory.resolve("001-empty.letter"), "{}");
    Files.writeString(directory.resolve("002-unfinished.part"), "{\"ke");
    box.keep("a", "syncProfile");

    box.run("mode", "apply");

    assertThat(box.sentIds()).containsExactly("a");
    assertThat(directory.resolve("000-broken.letter")).exists();
    assertThat(directory.resolve("001-empty.letter")).exists();
  }
}
