package nl.coachmoodle.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.moodle.wire.Form;
import nl.coachmoodle.moodle.wire.HttpAnswer;
import nl.coachmoodle.moodle.wire.JdkTransport;
import nl.coachmoodle.moodle.wire.Transport;

/**
 * Posts to the proxy, which does what the plan says, and does itself what happens on this side of
 * the wire: a port on which nobody listens, a clock that jumps, a process that ends.
 */
final class FaultyTransport implements Transport {
  private static final Duration JUMP = Duration.ofHours(3);

  private final Map<FaultKind, Transport> faulty = new EnumMap<>(FaultKind.class);
  private final Transport sound;
  private final FaultPlan plan;
  private final ManualClock clock;

  /**
   * @param patience how long an answer is waited for
   */
  FaultyTransport(FaultProxy proxy, FaultPlan plan, ManualClock clock, Duration patience) {
    this.sound = new JdkTransport(proxy.endpoint(), patience);
    for (FaultKind kind : FaultKind.values()) {
      faulty.put(kind, new JdkTransport(proxy.endpoint(kind), patience));
    }
    this.plan = plan;
    this.clock = clock;
  }

  @Override
  public HttpAnswer post(Form form) {
    Optional<FaultKind> fault = plan.next(form.encoded());
    if (fault.isEmpty()) {
      return sound.post(form);
    }
    FaultKind kind = fault.get();
    switch (kind) {
      case CLOCK_JUMP -> {
        clock.jump(form.encoded().length() % 2 == 0 ? JUMP : JUMP.negated());
        return sound.post(form);
      }
      case CRASH_BEFORE -> throw new CrashError();
      case CRASH_AFTER -> {
        sound.post(form);
        throw new CrashError();
      }
      default -> {
        return faulty.getOrDefault(kind, sound).post(form);
      }
    }
  }
}
