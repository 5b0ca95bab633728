package nl.coachmoodle.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels between the parts of a run. */
class CursorFormTest {

  @Test
  void aCursorComesBackAsItWas() {
    Cursor cursor = cursor(List.of(UUID.randomUUID().toString(), "p1"), List.of("P-é"));

    assertThat(CursorForm.read(CursorForm.write(cursor))).isEqualTo(cursor);
  }

  @Property
  void anyIdsComeBackAsTheyWere(
      @ForAll @Size(max = 5) List<String> ids, @ForAll @Size(max = 5) List<Long> guids) {
    List<String> all = new ArrayList<>(ids.stream().filter(CursorFormTest::isText).toList());
    guids.forEach(bits -> all.add(new UUID(bits, ~bits).toString()));

    assertThat(PackedIds.unpack(PackedIds.pack(all))).isEqualTo(all);
  }

  @Test
  void anIdInAnyCasingIsOneAndTakesNoMoreRoom() {
    String guid = "5A0F1F0E-6f0f-4c3e-9C55-0d8a2b6f2b11";

    String packed = PackedIds.pack(List.of(guid, guid.toUpperCase(Locale.ROOT)));

    assertThat(packed).hasSize(22 + 1 + 22);
    assertThat(PackedIds.unpack(packed).stream().distinct())
        .containsExactly(guid.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "run",
        "part",
        "mode",
        "scope",
        "stage",
        "changes",
        "listRead",
        "waiting",
        "losing",
        "tooMany",
        "othersRemain",
        "counts",
        "refusals"
      })
  void aCursorWithoutOneOfItsFieldsIsRefusedByName(String field) {
    Map<String, Object> form = form();
    form.remove(field);

    assertRefused(form, field);
  }

  @Test
  void whatHasTheWrongShapeIsRefusedByName() {
    assertRefused(with("version", 2L), "version");
    assertRefused(with("run", "../../etc"), "run");
    assertRefused(with("part", -1L), "part");
    assertRefused(with("part", 1.5), "part");
    assertRefused(with("since", "yesterday"), "since");
    assertRefused(with("mode", "destroy"), "mode");
    assertRefused(with("stage", 3L), "stage");
    assertRefused(with("changes", 17L), "changes");
    assertRefused(with("bookmark", "x".repeat(201)), "bookmark");
    assertRefused(with("waiting", "no bytes!"), "waiting");
    assertRefused(with("losing", "A".repeat(90_001)), "losing");
    assertRefused(with("limit", "two"), "limit");
    assertRefused(with("counts", Map.of("people", -3L)), "counts");
    assertRefused(with("refusals", Map.of("Jan de Vries", 1L)), "refusals");
    assertRefused(Map.of(), "version");
  }

  @Test
  void fromJsonNumbersAreSmaller() {
    Map<String, Object> form = form();
    form.put("version", 1);
    form.put("part", 3);
    form.put("changes", 2);
    form.put("counts", Map.of("people", 7));

    assertThat(CursorForm.read(form).totals().of(Count.PEOPLE)).isEqualTo(7);
  }

  @Test
  void tooManyLosersForAMessageAreCountedAndNotCarried() {
    RunState state = new RunState(cursor(List.of(), List.of()));
    for (int i = 0; i < 5_000; i++) {
      state.loses(UUID.randomUUID().toString());
    }

    Cursor cursor = state.cursor();

    assertThat(cursor.isTooMany()).isTrue();
    assertThat(cursor.losing()).isEmpty();
    assertThat(CursorForm.write(cursor).toString()).hasSizeLessThan(200_000);
  }

  @Test
  void tooManyWhoWaitForAMessageAreFoundAgainByReadingEverybody() {
    RunState state = new RunState(cursor(List.of(), List.of("p1")));
    for (int i = 0; i < 5_000; i++) {
      state.await(UUID.randomUUID().toString());
    }

    Cursor cursor = state.cursor();

    assertThat(cursor.waiting()).isEmpty();
    assertThat(cursor.isListRead()).isFalse();
    assertThat(cursor.bookmark()).isEmpty();
    assertThat(cursor.stage()).isEqualTo(Stage.COMPARING);
    assertThat(cursor.losing()).containsExactly("p1");
  }

  @Test
  void theLargestCursorFitsIntoAMessage() {
    RunState state = new RunState(cursor(List.of(), List.of()));
    for (int i = 0; i < 3_900; i++) {
      state.loses(UUID.randomUUID().toString());
      state.await(UUID.randomUUID().toString());
    }

    Cursor cursor = state.cursor();

    assertThat(cursor.losing()).hasSize(3_900);
    assertThat(cursor.waiting()).hasSize(3_900);
    assertThat(CursorForm.write(cursor).toString()).hasSizeLessThan(200_000);
  }

  private static boolean isText(String text) {
    return !text.isEmpty() && java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void assertRefused(Map<String, Object> form, String field) {
    assertThatThrownBy(() -> CursorForm.read(form))
        .isInstanceOfSatisfying(
            FailedException.class,
            refused -> {
              assertThat(refused.failure().code()).isEqualTo(FailureCode.CURSOR_UNUSABLE);
              assertThat(refused.failure().facts()).containsEntry("field", field);
            });
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> form = form();
    form.put(field, value);
    return form;
  }

  private static Map<String, Object> form() {
    return new HashMap<>(CursorForm.write(cursor(List.of("p1"), List.of("p2"))));
  }

  private static Cursor cursor(List<String> waiting, List<String> losing) {
    return new Cursor(
        new RunRequest(
            Optional.of(LocalDate.of(2026, 11, 23)),
            Mode.PLAN,
            Scope.ACCESS,
            OptionalLong.of(10),
            OptionalLong.of(3)),
        "20261124T120000Z-abc123",
        2,
        7,
        Stage.COMPARING,
        5,
        Optional.of(new Bookmark("200")),
        false,
        waiting,
        losing,
        false,
        true,
        new Totals(Map.of(Count.PEOPLE, 12L), Map.of("data/external-id-missing", 2L)));
  }
}
