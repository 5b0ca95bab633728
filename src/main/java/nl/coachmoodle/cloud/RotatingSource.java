package nl.coachmoodle.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Silence;
import nl.coachmoodle.telemetry.Telemetry;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a store, read again when their time to live is over. While the store is away the last
 * good ones are used. Nobody waits for another one's reading.
 */
final class RotatingSource implements ConfigSource {
  private static final Logger LOG = Logger.getLogger(RotatingSource.class);

  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(2);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);

  private final SettingsStore store;
  private final int ordinal;
  private final Duration timeToLive;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Telemetry telemetry = new Silence();
  private volatile Reading last;

  /** What was read, and when to read again. */
  private record Reading(Map<String, String> settings, Instant at, Instant due) {}

  /**
   * Reads the store for the first time.
   *
   * @param ordinal of two sources that have a setting, the one with the higher ordinal wins
   * @throws StoreAwayException when that fails
   */
  RotatingSource(SettingsStore store, int ordinal, Duration timeToLive, InstantSource clock) {
    this.store = store;
    this.ordinal = ordinal;
    this.timeToLive = timeToLive;
    this.clock = clock;
    this.last = readNow();
  }

  /** Tells how readings end. */
  void tell(Telemetry listener) {
    telemetry = listener;
  }

  /** Reads the store now, whatever the time to live; not more often than every two seconds. */
  void renew() {
    reading.lock();
    try {
      if (!clock.instant().isBefore(last.at().plus(BETWEEN_READINGS))) {
        read();
      }
    } finally {
      reading.unlock();
    }
  }

  @Override
  public Map<String, String> getProperties() {
    return current();
  }

  @Override
  public Set<String> getPropertyNames() {
    return current().keySet();
  }

  @Override
  public @Nullable String getValue(String name) {
    return current().get(name);
  }

  @Override
  public String getName() {
    return store.name();
  }

  @Override
  public int getOrdinal() {
    return ordinal;
  }

  private Map<String, String> current() {
    if (!clock.instant().isBefore(last.due()) && reading.tryLock()) {
      try {
        read();
      } finally {
        reading.unlock();
      }
    }
    return last.settings();
  }

  private void read() {
    try {
      Reading now = readNow();
      if (!now.settings().equals(last.settings())) {
        LOG.infof("settings changed source=\"%s\"", store.name());
      }
      last = now;
      telemetry.count(Metric.SECRET_READ, Map.of("outcome", "read"));
    } catch (StoreAwayException away) {
      Instant now = clock.instant();
      last = new Reading(last.settings(), now, now.plus(shorter(timeToLive, AFTER_A_FAILURE)));
      LOG.warnf(
          "settings not read, the last good ones are used source=\"%s\" reason=\"%s\"",
          store.name(), away.getMessage());
      telemetry.count(Metric.SECRET_READ, Map.of("outcome", "away"));
    }
  }

  private Reading readNow() {
    Map<String, String> settings = Map.copyOf(store.read());
    Instant now = clock.instant();
    return new Reading(settings, now, now.plus(timeToLive));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
