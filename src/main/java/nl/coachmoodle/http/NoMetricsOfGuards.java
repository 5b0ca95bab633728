package nl.coachmoodle.http;

import io.smallrye.faulttolerance.core.metrics.MeteredOperation;
import io.smallrye.faulttolerance.core.metrics.MetricsProvider;
import io.smallrye.faulttolerance.core.metrics.MetricsRecorder;

/** Guards count nothing of their own: callers count their calls, with the codes of failures. */
final class NoMetricsOfGuards implements MetricsProvider {

  @Override
  public boolean isEnabled() {
    return false;
  }

  @Override
  public MetricsRecorder create(MeteredOperation operation) {
    return MetricsRecorder.NOOP;
  }
}
