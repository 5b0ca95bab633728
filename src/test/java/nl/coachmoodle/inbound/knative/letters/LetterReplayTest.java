package nl.coachmoodle.inbound.knative.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.Parcel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters in their directory, and on their way back. */
class LetterReplayTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final HttpAddress BROKER = HttpAddress.of("http://broker.example/ns/default");

  @TempDir Path directory;

  private Instant now = START;
  private final List<Parcel> sent = new ArrayList<>();
  private final Map<String, Integer> refused = new HashMap<>();
  private int taken = Integer.MAX_VALUE;
  private LetterFiles files;
  private LetterReplay replay;

  @BeforeEach
  void keeper() {
    restart();
  }

  private void restart() {
    files = new LetterFiles(directory, new ObjectMapper(), () -> now);
    replay = new LetterReplay(files, Optional.of(BROKER), new Courier(this::post), () -> now);
  }

  private Response post(String address, Parcel parcel) {
    if (sent.size() >= taken) {
      return Response.status(503).build();
    }
    Integer refusal = refused.get(parcel.headers().getOrDefault("ce-id", ""));
    if (refusal != null) {
      return Response.status(refusal).build();
    }
    sent.add(parcel);
    return Response.accepted().build();
  }

  private void keep(String id, String type, String... more) throws IOException {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce-id", id);
    headers.put("ce-source", "/test");
    headers.put("ce-specversion", "1.0");
    headers.put("ce-type", type);
    headers.put("content-type", "application/json");
    for (int at = 0; at < more.length; at += 2) {
      headers.put(more[at], more[at + 1]);
    }
    files.keep(headers, ("{\"who\": \"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
    now = now.plusSeconds(60);
  }

  private Map<String, Object> run(String... parameters) throws IOException {
    Map<String, String> given = new HashMap<>();
    for (int at = 0; at < parameters.length; at += 2) {
      given.put(parameters[at], parameters[at + 1]);
    }
    return replay.run(LetterChoice.of(name -> Optional.ofNullable(given.get(name))));
  }

  private Stream<String> sentIds() {
    return sent.stream().map(parcel -> parcel.headers().get("ce-id"));
  }

  @Test
  void lettersOutliveTheProcessAndGoBackAsTheyCame() throws IOException {
    keep(
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
    restart();

    Map<String, Object> outcome = run("mode", "apply");

    assertThat(outcome).containsEntry("mode", "apply").containsEntry("kept", 0);
    assertThat(sent)
        .singleElement()
        .satisfies(
            parcel -> {
              assertThat(parcel.address()).isEqualTo(BROKER);
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
    assertThat(files.ids()).isEmpty();
  }

  @Test
  void aPlanTellsAndChangesNothing() throws IOException {
    keep("a", "syncProfile.dead", "ce-failurecode", "data/email-taken");
    keep("b", "dev.knative.sources.ping", "ce-function", "reconcile");

    Map<String, Object> outcome = run();

    assertThat(outcome).containsEntry("mode", "plan").containsEntry("kept", 2);
    assertThat(outcome.get("letters").toString())
        .contains(
            "function=syncProfile, code=data/email-taken, event=true, sent=false, ageSeconds=120")
        .contains("function=reconcile, code=none, event=true, sent=false, ageSeconds=60")
        .doesNotContain("who");
    assertThat(sent).isEmpty();
    assertThat(files.ids()).hasSize(2);
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
    keep("a", "syncProfile.dead", "ce-failurecode", "data/email-taken");
    keep("b", "syncProfile.dead", "ce-failurecode", "data/email-taken-twice");
    keep("c", "enrolParticipant");
    keep("d", "dev.knative.sources.ping", "ce-function", "reconcile");

    run(parameter, value, "mode", "apply");

    assertThat(sentIds()).containsExactly(expected.split(" "));
    assertThat(files.ids()).hasSize(4 - expected.split(" ").length);
  }

  @Test
  void whatTheBrokerDoesNotTakeStays() throws IOException {
    keep("a", "syncProfile");
    keep("b", "syncProfile");
    keep("c", "syncProfile");
    taken = 1;

    assertThatThrownBy(() -> run("mode", "apply"))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("hand-over-failed");

    assertThat(sentIds()).containsExactly("a");
    assertThat(files.ids()).hasSize(2);
  }

  @Test
  void whatIsNoEventIsKeptAndHoldsNobodyUp() throws IOException {
    files.keep(Map.of("content-type", "text/plain"), new byte[] {1});
    keep("a", "syncProfile");

    Map<String, Object> outcome = run("mode", "apply");

    assertThat(sentIds()).containsExactly("a");
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
    files.keep(headers, new byte[0]);
    headers.remove(missing);
    files.keep(headers, new byte[0]);

    Map<String, Object> outcome = run("mode", "apply");

    assertThat(outcome.get("letters").toString()).doesNotContain("event=true", "sent=true");
    assertThat(sent).isEmpty();
    assertThat(files.ids()).hasSize(2);
  }

  @Test
  void aLetterThatTheBrokerRefusesStaysWithItsReasonAndHoldsNobodyUp() throws IOException {
    keep("a", "syncProfile");
    keep("b", "syncProfile");
    keep("c", "syncProfile");
    refused.put("a", 400);
    refused.put("b", 413);

    Map<String, Object> outcome = run("mode", "apply", "limit", "1");

    assertThat(sentIds()).containsExactly("c");
    assertThat(outcome).containsEntry("kept", 2);
    assertThat(outcome.get("letters").toString())
        .contains("sent=false, reason=status-400", "sent=false, reason=status-413")
        .containsOnlyOnce("sent=true");
  }

  @ParameterizedTest
  @ValueSource(ints = {303, 408, 429, 500, 502})
  void aBrokerThatIsNotWellIsLeftAlone(int status) throws IOException {
    keep("a", "syncProfile");
    keep("b", "syncProfile");
    refused.put("a", status);

    assertThatThrownBy(() -> run("mode", "apply")).hasMessageContaining("status-" + status);

    assertThat(sent).isEmpty();
    assertThat(files.ids()).hasSize(2);
  }

  @Test
  void whatIsNoEventDoesNotUseUpTheLimit() throws IOException {
    files.keep(Map.of("content-type", "text/plain"), new byte[] {1});
    now = now.plusSeconds(60);
    keep("a", "syncProfile");

    run("mode", "apply", "limit", "1");

    assertThat(sentIds()).containsExactly("a");
  }

  @Test
  void withoutABrokerNothingIsSentAndNothingIsLost() throws IOException {
    keep("a", "syncProfile");
    replay = new LetterReplay(files, Optional.empty(), new Courier(this::post), () -> now);

    assertThatThrownBy(() -> run("mode", "apply")).hasMessageContaining("no-sink");

    assertThat(files.ids()).hasSize(1);
  }

  @Test
  void theSameEventTwiceIsTwoLetters() throws IOException {
    keep("a", "syncProfile");
    now = START;
    keep("a", "syncProfile");

    assertThat(files.ids()).hasSize(2);
  }

  @Test
  void aFileThatCannotBeReadStaysAndStopsNobody() throws IOException {
    Files.writeString(directory.resolve("000-broken.letter"), "{\"kept\": 1");
    Files.writeString(directory.resolve("001-empty.letter"), "{}");
    Files.writeString(directory.resolve("002-unfinished.part"), "{\"ke");
    keep("a", "syncProfile");

    run("mode", "apply");

    assertThat(sentIds()).containsExactly("a");
    assertThat(directory.resolve("000-broken.letter")).exists();
    assertThat(directory.resolve("001-empty.letter")).exists();
  }

  @Test
  void everythingThatIsWrongWithAChoiceIsSaid() {
    assertThatThrownBy(() -> run("mode", "maybe", "limit", "0", "older-than", "soon"))
        .hasMessageContaining("input-invalid")
        .hasMessageContaining("mode")
        .hasMessageContaining("limit")
        .hasMessageContaining("older-than");
  }

  @Test
  void theLimitHasALimit() {
    assertThatThrownBy(() -> run("limit", "1001")).hasMessageContaining("limit");
    assertThat(LetterChoice.of(name -> Optional.empty()).olderThan()).isEqualTo(Duration.ZERO);
  }
}
