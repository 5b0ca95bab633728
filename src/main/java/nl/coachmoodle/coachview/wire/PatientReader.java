package nl.coachmoodle.coachview.wire;

import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Sends requests to one Coachview and bears its passing faults: repeats them with growing and
 * jittered pauses, asks once more with a new token after a 401, and stops for a while when every
 * request fails. A spent quota is not repeated, because nothing passes before its reset.
 */
final class PatientReader {
  private static final Set<FailureCode> PASSING =
      Set.of(
          FailureCode.COACHVIEW_UNREACHABLE,
          FailureCode.COACHVIEW_TIMEOUT,
          FailureCode.COACHVIEW_UNAVAILABLE,
          FailureCode.COACHVIEW_ANSWER_CUT);

  private final Transport transport;
  private final TokenSource tokens;
  private final QuotaMeter quota;
  private final Telemetry telemetry;
  private final AnswerReader reader = new AnswerReader();
  private final Guard guard;

  PatientReader(
      Transport transport,
      TokenSource tokens,
      QuotaMeter quota,
      Patience patience,
      Telemetry telemetry) {
    this.transport = transport;
    this.tokens = tokens;
    this.quota = quota;
    this.telemetry = telemetry;
    this.guard = guard(patience);
  }

  /** What is left of the quota. */
  QuotaMeter quota() {
    return quota;
  }

  /** Asks for rows. Never throws for what Coachview does. */
  Answer ask(Query query, Errand errand) {
    try {
      return guard.call(() -> authorised(query, errand), Answer.class);
    } catch (PassingFault fault) {
      return new Answer.Refused(fault.failure);
    } catch (FailedException failed) {
      return new Answer.Refused(failed.failure());
    } catch (CircuitBreakerOpenException open) {
      return new Answer.Refused(Failure.of(FailureCode.COACHVIEW_UNAVAILABLE));
    } catch (RuntimeException unexpected) {
      throw unexpected;
    } catch (Exception impossible) {
      throw new IllegalStateException("a request threw a checked exception", impossible);
    }
  }

  private Answer authorised(Query query, Errand errand) {
    String token = token(errand);
    Answer answer = once(query, token, errand);
    if (codeOf(answer) == FailureCode.COACHVIEW_CLIENT_REFUSED) {
      // A token can end early, for instance when the client was changed.
      tokens.refused(token);
      answer = once(query, token(errand), errand);
    }
    if (answer instanceof Answer.Refused refused && PASSING.contains(refused.failure().code())) {
      throw new PassingFault(refused.failure(), errand.hasTime());
    }
    return answer;
  }

  private String token(Errand errand) {
    errand.mayGoOn(quota);
    try {
      return tokens.token();
    } catch (FailedException failed) {
      if (PASSING.contains(failed.failure().code())) {
        throw new PassingFault(failed.failure(), errand.hasTime());
      }
      throw failed;
    }
  }

  private Answer once(Query query, String token, Errand errand) {
    long begin = System.nanoTime();
    Answer answer;
    try {
      errand.begin();
      HttpAnswer http = transport.get(query, token);
      quota.read(http);
      quota.left().ifPresent(left -> telemetry.level(Metric.COACHVIEW_QUOTA_LEFT, left));
      answer = reader.read(query, http);
    } catch (FailedException none) {
      answer = new Answer.Refused(none.failure());
    }
    if (answer instanceof Answer.Refused refused
        && refused.failure().code() == FailureCode.COACHVIEW_QUOTA_SPENT) {
      answer = new Answer.Refused(quota.explain(refused.failure()));
    }
    FailureCode code = codeOf(answer);
    telemetry.took(
        Metric.COACHVIEW_CALL,
        Duration.ofNanos(System.nanoTime() - begin),
        Map.of("call", query.entity(), "code", code == null ? Metric.NONE : code.code()));
    return answer;
  }

  private static @org.jspecify.annotations.Nullable FailureCode codeOf(Answer answer) {
    return answer instanceof Answer.Refused refused ? refused.failure().code() : null;
  }

  private static Guard guard(Patience patience) {
    long delay = patience.delay().toMillis();
    return Guard.create()
        .withDescription("coachview")
        .withRetry()
        .maxRetries(patience.retries())
        .delay(delay, ChronoUnit.MILLIS)
        .jitter(delay / 2, ChronoUnit.MILLIS)
        .maxDuration(0, ChronoUnit.MILLIS)
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
        .done()
        .build();
  }

  /** Carries a failure that may pass through the guard. */
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
