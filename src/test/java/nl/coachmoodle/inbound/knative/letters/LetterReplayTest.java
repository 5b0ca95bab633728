package nl.coachmoodle.inbound.knative.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dead letters in their directory, and on their way back. */
class LetterReplayTest {
  @TempDir Path directory;

  private LetterBox box;

  @BeforeEach
  void keeper() {
    box = new LetterBox(directory);
  }

  @Test
  void lettersOutliveTheProcessAndGoBackAsTheyCame() throws IOException {
    box.keep(
        "a",
        "syncProfile.dead",
        "ce-failurecode",
        "data/email-taken",
        "ce-failuremessage",
        "Somebody%20has%20it",
        "ce-failurefix",
        "Choose",
        "ce-partitionkey",
        "p1",
        "ce-knativeerrorcode",
        "500",
        "ce-knativebrokerttl",
        "3");
    box.restart();

    Map<String, Object> outcome = box.run("mode", "apply");

    assertThat(outcome).containsEntry("mode", "apply").containsEntry("kept", 0);
    assertThat(box.sent())
        .singleElement()
        .satisfies(
            parcel -> {
              assertThat(parcel.address()).isEqualTo(LetterBox.BROKER);
              assertThat(parcel.headers())
                  .containsOnly(
                      Map.entry("ce-id", "a"),
                      Map.entry("ce-source", "/test"),
                      Map.entry("ce-specversion", "1.0"),
                      Map.entry("ce-type", "syncProfile"),
                      Map.entry("ce-partitionkey", "p1"),
                      Map.entry("content-type", "application/json"));
              assertThat(parcel.body()).asString().isEqualTo("{\"who\": \"a\"}");
            });
    assertThat(box.files().ids()).isEmpty();
  }

  @Test
  void aPlanTellsAndChangesNothing() throws IOException {
    box.keep("a", "syncProfile.dead", "ce-failurecode", "data/email-taken");
    box.keep("b", "dev.knative.sources.ping", "ce-function", "reconcile");

    Map<String, Object> outcome = box.run();

    assertThat(outcome).containsEntry("mode", "plan").containsEntry("kept", 2);
    assertThat(outcome.get("letters").toString())
        .contains(
            "function=syncProfile, code=data/email-taken, event=true, sent=false, ageSeconds=120")
        .contains("function=reconcile, code=none, event=true, sent=false, ageSeconds=60")
        .doesNotContain("who");
    assertThat(box.sent()).isEmpty();
    assertThat(box.files().ids()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "function, syncProfile, a b",
    "function, reconcile, d",
    "code, data/email-taken, a",
    "code, data, a b",
    "code, none, c d",
    "older-than, PT3M, a b",
    "limit, 1, a",
  })
  void onlyWhatIsChosenIsSent(String parameter, String value, String expected) throws IOException {
    box.keep("a", "syncProfile.dead", "ce-failurecode", "data/email-taken");
    box.keep("b", "syncProfile.dead", "ce-failurecode", "data/email-taken-twice");
    box.keep("c", "enrolParticipant");
    box.keep("d", "dev.knative.sources.ping", "ce-function", "reconcile");

    box.run(parameter, value, "mode", "apply");

    assertThat(box.sentIds()).containsExactly(expected.split(" "));
    assertThat(box.files().ids()).hasSize(4 - expected.split(" ").length);
  }

  @Test
  void theSameEventTwiceIsTwoLetters() throws IOException {
    box.keep("a", "syncProfile");
    box.backToTheStart();
    box.keep("a", "syncProfile");

    assertThat(box.files().ids()).hasSize(2);
  }

  @Test
  void everythingThatIsWrongWithAChoiceIsSaid() {
    assertThatThrownBy(() -> box.run("mode", "maybe", "limit", "0", "older-than", "soon"))
        .hasMessageContaining("input-invalid")
        .hasMessageContaining("mode")
        .hasMessageContaining("limit")
        .hasMessageContaining("older-than");
  }

  @Test
  void theLimitHasALimit() {
    assertThatThrownBy(() -> box.run("limit", "1001")).hasMessageContaining("limit");
    assertThat(LetterChoice.of(name -> Optional.empty()).olderThan()).isEqualTo(Duration.ZERO);
  }
}
