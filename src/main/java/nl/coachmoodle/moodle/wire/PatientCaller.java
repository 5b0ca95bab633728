package nl.coachmoodle.moodle.wire;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Calls one Moodle and bears its passing faults: repeats what may be repeated, with growing and
 * jittered pauses, stops calling for a while when every call fails, and never has more calls under
 * way than the limits say.
 *
 * <p>A creation is repeated only after a fault that proves that nothing was created; after a lost
 * answer Moodle may still be at work for minutes.
 */
final class PatientCaller {
  private static final Set<FailureCode> NOT_EXECUTED =
      Set.of(
          FailureCode.MOODLE_UNREACHABLE,
          FailureCode.MOODLE_MAINTENANCE,
          FailureCode.MOODLE_UPGRADING,
          FailureCode.MOODLE_DATABASE_DOWN);
  private static final Set<FailureCode> TOKEN_IS_OLD =
      Set.of(FailureCode.TOKEN_REFUSED, FailureCode.TOKEN_EXPIRED);
  private static final Set<String> STATUSES_NOT_EXECUTED = Set.of("429", "503");

  private final Transport transport;
  private final RotatingSecret token;
  private final AnswerReader reader = new AnswerReader();
  private final Semaphore places;
  private final Guard guard;
  private final Telemetry telemetry;

  PatientCaller(
      Transport transport,
      RotatingSecret token,
      int parallelCalls,
      Patience patience,
      Telemetry telemetry) {
    this.transport = transport;
    this.token = token;
    this.telemetry = telemetry;
    this.places = new Semaphore(parallelCalls, true);
    this.guard = guard(patience);
  }

  /**
   * Calls a function.
   *
   * @param calls counts every request that is sent
   */
  Answer call(WsFunction function, Form arguments, TimeBudget budget, AtomicInteger calls) {
    Optional<String> before = token.value();
    Answer answer = bearing(function, arguments, budget, calls);
    if (answer instanceof Answer.Refused refused
        && TOKEN_IS_OLD.contains(refused.failure().code())
        && !budget.isSpent()
        && !token.renewed().equals(before)) {
      // Changed in Moodle and in the cloud just now, and refused before anything was done.
      return bearing(function, arguments, budget, calls);
    }
    if (answer instanceof Answer.Refused refused
        && refused.failure().code() == FailureCode.WRITE_CONFLICT
        && !budget.isSpent()) {
      // Rolled back by Moodle, so even a creation may be repeated: deadlocks and races pass.
      return bearing(function, arguments, budget, calls);
    }
    return answer;
  }

  private Answer bearing(
      WsFunction function, Form arguments, TimeBudget budget, AtomicInteger calls) {
    // The place is taken before the breaker is asked: whoever waited while Moodle went away must
    // not
    // call it all the same.
    if (budget.isSpent() || !takePlace(budget)) {
      return new Answer.Refused(Failure.of(FailureCode.TIME_BUDGET_SPENT));
    }
    Repetitions repetitions = new Repetitions(function);
    try {
      return guard.call(
          () -> {
            repetitions.next();
            return once(function, arguments, budget, calls, repetitions);
          },
          Answer.class);
    } catch (PassingFault fault) {
      return new Answer.Refused(fault.failure);
    } catch (CircuitBreakerOpenException open) {
      return new Answer.Refused(Failure.of(FailureCode.MOODLE_CIRCUIT_OPEN));
    } catch (RuntimeException unexpected) {
      throw unexpected;
    } catch (Exception impossible) {
      throw new IllegalStateException("a call threw a checked exception", impossible);
    } finally {
      places.release();
    }
  }

  private Answer once(
      WsFunction function,
      Form arguments,
      TimeBudget budget,
      AtomicInteger calls,
      Repetitions repetitions) {
    String ours = token.value().orElse("");
    Form form =
        Form.of("wstoken", ours, "wsfunction", function.wsName(), "moodlewsrestformat", "json")
            .then(arguments);
    Answer answer = sent(function, form, ours, calls);
    if (answer instanceof Answer.Refused refused && isPassing(refused.failure())) {
      boolean again = isRepeatable(function, refused.failure()) && !budget.isSpent();
      repetitions.failed(refused.failure());
      throw new PassingFault(refused.failure(), again);
    }
    return answer;
  }

  private Answer sent(WsFunction function, Form form, String ours, AtomicInteger calls) {
    long begin = System.nanoTime();
    Answer answer;
    try {
      calls.incrementAndGet();
      answer = reader.read(function.wsName(), transport.post(form).without(ours));
    } catch (TransportException none) {
      answer = new Answer.Refused(Failure.of(none.kind().code()));
    }
    String code =
        answer instanceof Answer.Refused refused ? refused.failure().code().code() : Metric.NONE;
    telemetry.took(
        Metric.MOODLE_CALL,
        Duration.ofNanos(System.nanoTime() - begin),
        Map.of("call", function.wsName(), "code", code));
    return answer;
  }

  private boolean takePlace(TimeBudget budget) {
    try {
      return places.tryAcquire(budget.left().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isPassing(Failure failure) {
    return failure.isRetry() && failure.code() != FailureCode.WRITE_CONFLICT;
  }

  private static boolean isRepeatable(WsFunction function, Failure failure) {
    return function != WsFunction.CORE_USER_CREATE_USERS
        || NOT_EXECUTED.contains(failure.code())
        || STATUSES_NOT_EXECUTED.contains(failure.facts().getOrDefault("status", ""));
  }

  private Guard guard(Patience patience) {
    long delay = patience.delay().toMillis();
    return Guard.create()
        .withDescription("moodle")
        .withRetry()
        .maxRetries(patience.retries())
        .delay(delay, ChronoUnit.MILLIS)
        .jitter(delay / 2, ChronoUnit.MILLIS)
        .maxDuration(patience.budget().toMillis(), ChronoUnit.MILLIS)
        .whenException(fault -> fault instanceof PassingFault passing && passing.mayBeRepeated)
        .withExponentialBackoff()
        .maxDelay(patience.maximumDelay().toMillis(), ChronoUnit.MILLIS)
        .done()
        .done()
        .withCircuitBreaker()
        .requestVolumeThreshold(patience.breakerFailures())
        .failureRatio(1.0)
        .delay(patience.breakerPause().toMillis(), ChronoUnit.MILLIS)
        .when(PassingFault.class::isInstance)
        .onStateChange(
            state ->
                telemetry.level(
                    Metric.MOODLE_BREAKER_OPEN, state == CircuitBreakerState.OPEN ? 1 : 0))
        .done()
        .build();
  }

  /** Counts the repetitions of one call; the guard tells nobody. */
  private final class Repetitions {
    private final WsFunction function;
    private Optional<Failure> before = Optional.empty();

    Repetitions(WsFunction function) {
      this.function = function;
    }

    void failed(Failure failure) {
      before = Optional.of(failure);
    }

    void next() {
      before.ifPresent(
          failure ->
              telemetry.count(
                  Metric.MOODLE_RETRY,
                  Map.of("call", function.wsName(), "code", failure.code().code())));
    }
  }

  /** Carries a failure of class retry through the guard. */
  private static final class PassingFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Failure failure;
    private final boolean mayBeRepeated;

    PassingFault(Failure failure, boolean mayBeRepeated) {
      super(failure.toString(), null, false, false);
      this.failure = failure;
      this.mayBeRepeated = mayBeRepeated;
    }
  }
}
