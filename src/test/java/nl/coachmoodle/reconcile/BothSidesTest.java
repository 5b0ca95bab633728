package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.RunBench.everything;
import static nl.coachmoodle.reconcile.RunBench.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.coachview.wire.Purpose;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.reconcile.RunOutcome.End;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.coachview.data.ManyParticipants;
import nl.coachmoodle.standin.coachview.data.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs from the Coachview stand-in to the Moodle stand-in, over real HTTP on both sides. */
class BothSidesTest {
  private static final int PER_REQUEST = 100;

  private final RunBench bench = new RunBench();
  private CoachviewStandIn coachview;

  @BeforeEach
  void start() throws IOException {
    coachview = CoachviewStandIn.start();
    coachview.clock().set(RunBench.NOW);
  }

  @AfterEach
  void stop() {
    coachview.close();
    bench.close();
  }

  @Test
  void fiveThousandParticipantsStayWithinTheQuotaOfADay() {
    ManyParticipants.fill(
        coachview.data(), 5_000, List.of("2", "3"), LocalDateTime.of(2026, 11, 1, 0, 0));

    RunOutcome outcome = bench.run(open(), everything(Mode.APPLY));

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.end()).isEqualTo(End.DONE);
    assertThat(outcome.totals().of(Count.CREATED)).isEqualTo(5_000);
    assertThat(bench.moodle().data().enrolments()).hasSize(5_000);
    assertThat(outcome.quotaLeft()).isPresent();
    // Persons are read twice: in the list of all, and for others with the same external id.
    long allowed = 0;
    for (Entity entity : Entity.values()) {
      int rows = coachview.data().rows(entity).size() * (entity == Entity.PERSONEN ? 2 : 1);
      allowed += rows / PER_REQUEST;
    }
    assertThat(outcome.totals().of(Count.COACHVIEW_CALLS)).isLessThanOrEqualTo(allowed + 5);
  }

  @Test
  void aWindowReadsWhatChangedAndWithdraws() {
    ManyParticipants.fill(
        coachview.data(), 60, List.of("2", "3"), LocalDateTime.of(2026, 11, 1, 0, 0));
    bench.run(open(), everything(Mode.APPLY));
    String enrolment = coachview.data().rows(Entity.OPLEIDINGSVRAGEN).get(7).id();
    coachview.data().setStatus(enrolment, "Vervallen");
    String cancelled = coachview.data().rows(Entity.OPLEIDINGEN).get(2).id();
    coachview.data().change(Entity.OPLEIDINGEN, cancelled, "opleidingStatusId", "Geannuleerd");

    RunOutcome outcome = bench.brake(new Brake(50, 100, 5)).run(open(), window(Mode.APPLY));

    // One enrolment, and everybody in the run of ten.
    assertThat(outcome.totals().of(Count.PEOPLE)).isEqualTo(11);
    assertThat(outcome.totals().of(Count.WITHDRAWN)).isEqualTo(11);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).hasSize(11);
  }

  @Test
  void aQuotaThatIsSpentMidWayStopsTheRunAndItGoesOnTheNextDay() {
    ManyParticipants.fill(
        coachview.data(), 300, List.of("2", "3"), LocalDateTime.of(2026, 11, 1, 0, 0));
    bench.run(open(), everything(Mode.APPLY));
    String enrolment = coachview.data().rows(Entity.OPLEIDINGSVRAGEN).get(7).id();
    coachview.data().setStatus(enrolment, "Vervallen");
    coachview.clock().advance(Duration.ofDays(2));
    coachview.settings().quota = 6;

    RunOutcome spent =
        bench.run(
            PlainCoachview.site(coachview).open(Purpose.LIVE),
            RunBench.allowing(everything(Mode.APPLY), 100));

    assertThat(spent.end()).isEqualTo(End.FAILED);
    assertThat(spent.failure().map(Failure::code)).hasValue(FailureCode.COACHVIEW_QUOTA_SPENT);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).isEmpty();

    coachview.clock().advance(Duration.ofDays(2));
    coachview.settings().quota = 5_000;
    RunOutcome rest = bench.run(open(), spent.next().orElseThrow());
    assertThat(rest.end()).isEqualTo(End.DONE);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).hasSize(1);
  }

  @Test
  void anAnswerOfAnotherShapeWithdrawsNobody() {
    ManyParticipants.fill(
        coachview.data(), 60, List.of("2", "3"), LocalDateTime.of(2026, 11, 1, 0, 0));
    bench.run(open(), everything(Mode.APPLY));
    Row enrolment = coachview.data().rows(Entity.OPLEIDINGSVRAGEN).get(7);
    coachview.data().setStatus(enrolment.id(), "Vervallen");
    // A row has lost the property that decides.
    Row broken = coachview.data().rows(Entity.OPLEIDINGSVRAGEN).get(9);
    coachview.data().change(Entity.OPLEIDINGSVRAGEN, broken.id(), "opleidingsvraagStatusId", null);

    RunOutcome outcome = bench.run(open(), RunBench.allowing(everything(Mode.APPLY), 100));

    assertThat(outcome.end()).isEqualTo(End.FAILED);
    assertThat(bench.access().stream().filter(each -> each.endsWith("suspended"))).isEmpty();
  }

  private CoachviewService open() {
    return PlainCoachview.site(coachview).open(Purpose.SCHEDULED);
  }
}
