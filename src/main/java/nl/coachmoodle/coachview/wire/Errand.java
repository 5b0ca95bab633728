package nl.coachmoodle.coachview.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** What all requests of one operation share: the time, the purpose, and how many they were. */
final class Errand {
  private final Purpose purpose;
  private final int reserve;
  private final InstantSource clock;
  private final Instant end;
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * @param reserve requests that a scheduled reading leaves for events
   */
  Errand(Purpose purpose, int reserve, InstantSource clock, Duration budget) {
    this.purpose = purpose;
    this.reserve = reserve;
    this.clock = clock;
    this.end = clock.instant().plus(budget);
  }

  /** Counts a request that is about to be sent. */
  void begin() {
    calls.incrementAndGet();
  }

  /** Requests so far. */
  int calls() {
    return calls.get();
  }

  /** Whether there is time for another request. */
  boolean hasTime() {
    return clock.instant().isBefore(end);
  }

  /**
   * Says whether a request may be sent.
   *
   * @throws FailedException when it may not
   */
  void mayGoOn(QuotaMeter quota) {
    if (!hasTime()) {
      throw new FailedException(FailureCode.TIME_BUDGET_SPENT);
    }
    if (purpose == Purpose.SCHEDULED && quota.left().orElse(Integer.MAX_VALUE) <= reserve) {
      throw new FailedException(quota.explain(Failure.of(FailureCode.COACHVIEW_QUOTA_RESERVED)));
    }
  }
}
