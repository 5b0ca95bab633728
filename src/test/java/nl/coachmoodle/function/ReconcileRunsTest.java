package nl.coachmoodle.function;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.reconcile.report.RunReport;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reconcile as a function: what it hands on, and what it says when it cannot go on. */
class ReconcileRunsTest {
  private final ReconcileBench bench = new ReconcileBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void withoutAQueueTheCursorIsInTheAnswerAndTheRunGoesOnWithIt() {
    RunReport report = bench.answer(Map.of("everything", true), "reconcile.time-budget", "1ms");
    int parts = 1;
    assertThat(report.end()).isEqualTo("time");
    while (report.cursor().isPresent()) {
      report =
          bench.answer(Map.of("cursor", report.cursor().get()), "reconcile.time-budget", "1ms");
      parts++;
    }

    assertThat(parts).isEqualTo(3);
    assertThat(report.end()).isEqualTo("done");
    assertThat(report.part()).isEqualTo(3);
    assertThat(report.totals()).containsEntry("created", 250L).containsEntry("people", 250L);
    assertThat(bench.moodle().data().enrolments()).hasSize(250);
  }

  @Test
  void withAQueueTheNextPartIsHandedOn() throws IOException {
    bench.queued();

    RunReport report = bench.answer(Map.of("everything", true), "reconcile.time-budget", "1ms");

    assertThat(report.handedOn()).isTrue();
    assertThat(report.cursor()).isEmpty();
    Message next = bench.sent().get(0);
    assertThat(next.function()).isEqualTo("reconcile");
    assertThat(next.id()).isEqualTo(report.run() + "-1");
    // As it comes back from a queue: through JSON.
    ObjectMapper json = new ObjectMapper();
    Map<String, Object> received =
        json.readValue(json.writeValueAsString(next.request()), new TypeReference<>() {});
    assertThat(bench.answer(received).end()).isEqualTo("done");
    assertThat(bench.moodle().data().enrolments()).hasSize(250);
    assertThat(next.request().toString()).doesNotContain("Vries", "@");
  }

  @Test
  void aProcessThatEndsHandsTheRestOfItsRunOn() {
    bench.queued().closing();

    RunReport report = bench.answer(Map.of("everything", true));

    assertThat(report.end()).isEqualTo("time");
    assertThat(report.handedOn()).isTrue();
    assertThat(report.totals().get("created")).isPositive().isLessThan(250L);
    assertThat(bench.sent()).hasSize(1);
  }

  @Test
  void whenCoachviewCannotBeReadTheCallFailsAndNobodyIsWithdrawn() {
    bench.coachview().failAt(1, Failure.of(FailureCode.COACHVIEW_QUOTA_SPENT));

    assertThatThrownBy(() -> bench.runs().run(Map.of()))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("retry/coachview-quota-spent");
  }

  @Test
  void aCallThatWantsItHasTheFailureInItsAnswerAndCanGoOn() {
    bench.coachview().failAt(3, Failure.of(FailureCode.COACHVIEW_QUOTA_SPENT));
    RunReport report = bench.answer(Map.of("everything", true, "onFailure", "answer"));

    assertThat(report.end()).isEqualTo("failed");
    assertThat(report.failure().orElseThrow().code()).isEqualTo("retry/coachview-quota-spent");
    assertThat(report.failure().orElseThrow().fix()).isNotBlank();

    bench.coachview().neverFail();
    assertThat(bench.answer(Map.of("cursor", report.cursor().orElseThrow())).end())
        .isEqualTo("done");
  }

  @Test
  void aLastingFailureOfAQueuedCallGoesToTheDeadLetters() {
    bench.moodle().settings().removeToken(bench.moodle().token());

    Optional<RunReport> report =
        bench.runs().run(Map.of("everything", true, Delivery.MEMBER, Map.of("reference", "r")));

    assertThat(bench.dead())
        .singleElement()
        .satisfies(letter -> assertThat(letter.function()).isEqualTo("reconcile"));
    assertThat(report).isPresent();
  }

  @Test
  void whomMoodleDidNotTakeTheNextPartWorksOn() {
    bench.queued();
    oneInACohortWhomMoodleDoesNotTake();

    RunReport report = bench.answer(Map.of("everything", true));

    assertThat(report.end()).isEqualTo("unfinished");
    assertThat(report.handedOn()).isTrue();
    assertThat(bench.answer(bench.sent().get(0).request()).end()).isEqualTo("done");
    assertThat(bench.moodle().data().members()).hasSize(1);
  }

  @Test
  void withoutAQueueWhomMoodleDidNotTakeIsInTheCursorOfTheAnswer() {
    oneInACohortWhomMoodleDoesNotTake();

    RunReport report = bench.answer(Map.of("everything", true));

    assertThat(report.end()).isEqualTo("unfinished");
    assertThat(report.cursor()).isPresent();
    assertThat(report.refusals())
        .singleElement()
        .satisfies(one -> assertThat(one.code()).isEqualTo("retry/moodle-unavailable"));
  }

  private void oneInACohortWhomMoodleDoesNotTake() {
    bench
        .coachview()
        .put(run("r2", "Definitief"))
        .put(elearning("c2", "r2", "cohort:1"))
        .put(person("late"))
        .put(enrolment("e-late", "late", "r2", "Ingepland"))
        .put(part("e-late", "c2"));
    bench
        .moodle()
        .onNext(1, "core_cohort_add_cohort_members", Fault.answer(503, "text/html", "<html>busy"));
  }
}
