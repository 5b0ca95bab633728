package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.coachmoodle.reconcile.report.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reconcile as a function: what it is asked, and what it refuses. */
class ReconcileRequestsTest {
  private final ReconcileBench bench = new ReconcileBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void withoutARequestItLooksBackAsTheSettingsSay() {
    RunReport report = bench.answer(Map.of());

    // 26 hours before half past two of the 24th is half past midnight of the 23rd.
    assertThat(report.since()).hasValue("2026-11-23");
    assertThat(report.mode()).isEqualTo("apply");
    assertThat(report.scope()).isEqualTo("both");
    assertThat(report.end()).isEqualTo("done");
    assertThat(report.totals()).containsEntry("created", 250L);
    assertThat(report.cursor()).isEmpty();
  }

  @Test
  void aRequestSaysWhatIsWanted() {
    assertThat(bench.answer(Map.of("everything", true, "mode", "plan")).since()).isEmpty();
    assertThat(bench.answer(Map.of("since", "2026-11-01", "mode", "plan")).since())
        .hasValue("2026-11-01");
    assertThat(bench.answer(Map.of("lookBack", "PT50H", "mode", "plan")).since())
        .hasValue("2026-11-22");
    assertThat(bench.answer(Map.of("lookBack", "7d", "mode", "plan", "scope", "people")).since())
        .hasValue("2026-11-17");
    assertThat(bench.answer(Map.of("limit", 2, "mode", "plan")).totals())
        .containsEntry("people", 2L);
  }

  @Test
  void whatIsWrongWithARequestIsNamed() {
    assertRefused(Map.of("lookBack", "soon"), "not-a-duration:lookBack");
    assertRefused(Map.of("lookBack", "-1h"), "not-a-duration:lookBack");
    assertRefused(Map.of("lookBack", "0h"), "not-a-duration:lookBack");
    assertRefused(Map.of("since", "last week"), "not-a-date:since");
    assertRefused(Map.of("since", "2026-11-01", "everything", true), "contradicts:since");
    assertRefused(Map.of("lookBack", "26h", "everything", true), "contradicts:lookBack");
    assertRefused(Map.of("mode", "maybe"), "not-one-of-the-choices:mode");
    assertRefused(Map.of("scope", "all"), "not-one-of-the-choices:scope");
    assertRefused(Map.of("limit", -1), "not-a-number:limit");
    assertRefused(Map.of("allowWithdrawals", "many"), "not-a-number:allowWithdrawals");
    assertRefused(Map.of("everything", "yes"), "not-a-yes-or-no:everything");
    assertRefused(
        Map.of("detail-type", "Scheduled Event", "source", "aws.events"),
        "wrong-event:detail-type");
  }

  @Test
  void aCursorThatIsNoneIsRefused() {
    assertThatThrownBy(() -> bench.runs().run(Map.of("cursor", "200")))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("data/cursor-unusable");
    assertThatThrownBy(() -> bench.runs().run(Map.of("cursor", Map.of("version", 9))))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("version");
  }

  @Test
  void whatStandsBesideACursorIsRefusedByNameAndNothingIsDone() {
    Map<String, Object> cursor =
        bench
            .answer(Map.of("everything", true), "reconcile.time-budget", "1ms")
            .cursor()
            .orElseThrow();
    bench.moodle().forgetCalls();

    assertRefused(Map.of("cursor", cursor, "mode", "plan"), "not-with-a-cursor:mode");
    assertRefused(
        Map.of("cursor", cursor, "Scope", "people", "limit", 5, "allowWithdrawals", 9),
        "not-with-a-cursor:scope;not-with-a-cursor:limit;not-with-a-cursor:allowWithdrawals");
    assertRefused(
        Map.of("cursor", cursor, "since", "2026-11-01", "lookBack", "1h", "everything", true),
        "not-with-a-cursor:since;not-with-a-cursor:lookBack;not-with-a-cursor:everything");
    assertThat(bench.moodle().calls()).isEmpty();
    assertThat(bench.answer(Map.of("cursor", cursor, "onFailure", "answer")).end())
        .isEqualTo("done");
  }

  private void assertRefused(Map<String, Object> request, String what) {
    assertThatThrownBy(() -> bench.runs().run(request))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining(what);
  }
}
