package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.failure.Sentences;
import nl.coachmoodle.harness.CountedTelemetry;
import nl.coachmoodle.moodle.wire.MoodleSettings;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.setup.SetupBench;
import nl.coachmoodle.setup.SetupSettings;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.telemetry.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of the set-up as a function: what is measured, and what becomes of wrong requests. */
class CheckSetupTest {
  private static final Map<String, Object> WRONG = Map.of("course", "abc");

  private final List<DeadLetter> dead = new ArrayList<>();
  private final CountedTelemetry telemetry = new CountedTelemetry();
  private SetupBench bench;

  @BeforeEach
  void start() {
    bench = SetupBench.of(MoodleRelease.V5_1);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theLevelIsMeasuredForAlarms() {
    function().checkSetup(Map.of());
    assertThat(telemetry.told(Metric.SETUP_OVERALL)).containsExactly("setup_overall=0");
    bench.moodle().takeAway(Capability.CREATE_USERS);
    function().report(Map.of());
    assertThat(telemetry.told(Metric.SETUP_OVERALL)).endsWith("setup_overall=2");
  }

  @Test
  void itIsCountedAsEveryOperationIs() {
    function().checkSetup(Map.of());
    catchFailure(Map.of("language", "fr"));
    assertThat(telemetry.told(Metric.OPERATION))
        .containsExactly(
            "operation {code=none, function=checkSetup, outcome=done}",
            "operation {code=data/input-invalid, function=checkSetup, outcome=refused}");
  }

  @Test
  void aWrongRequestOfAQueueGoesToTheDeadLetters() {
    assertThat(function().checkSetup(queued())).isNull();
    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).function()).isEqualTo("checkSetup");
    assertThat(dead.get(0).failure().code().code()).isEqualTo("data/input-invalid");
    assertThat(dead.get(0).request()).isEqualTo(WRONG);
  }

  @Test
  void whoWaitsIsToldOfAWrongRequestAndNothingIsKept() {
    assertThat(catchFailure(WRONG).getMessage()).contains("malformed:course");
    assertThat(dead).isEmpty();
  }

  private static Map<String, Object> queued() {
    return Map.of("course", "abc", Delivery.MEMBER, Map.of(Delivery.REFERENCE, "r"));
  }

  private OperationFailedException catchFailure(Map<String, Object> request) {
    OperationFailedException failed =
        catchThrowableOfType(OperationFailedException.class, () -> function().checkSetup(request));
    assertThat(failed).isNotNull();
    return failed;
  }

  private CheckSetup function() {
    MoodleSettings moodle =
        Settings.read(MoodleSettings.class, "moodle.url", bench.moodle().uri().toString());
    ElearningSettings elearning = Settings.read(ElearningSettings.class);
    SetupSubject subject =
        new SetupSubject(
            moodle,
            elearning,
            new AccessCodes(
                elearning.bareNumbers(), elearning.allCodes(), elearning.allCohortIds(), 5),
            Settings.read(ProfileSettings.class).rules(),
            Settings.read(SetupSettings.class),
            Settings.secrets());
    PermanentFailures permanent =
        new PermanentFailures(new Kept(), new Reporter(Sentences.load(), Language.EN), telemetry);
    return new CheckSetup(
        bench.examination(PlainCoachview.absent(), Optional.empty()),
        subject,
        Settings.read(MessageSettings.class),
        new CheckSetup.Calls(
            request -> Delivery.in(request).orElse(Delivery.DIRECT),
            new OperationLog(telemetry, Clock.systemUTC()),
            permanent,
            telemetry));
  }

  /** Takes every letter. */
  private final class Kept implements DeadLetters {
    @Override
    public boolean areKept() {
      return true;
    }

    @Override
    public void send(DeadLetter letter) {
      dead.add(letter);
    }
  }
}
