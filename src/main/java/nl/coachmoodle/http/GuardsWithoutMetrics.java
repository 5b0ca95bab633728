package nl.coachmoodle.http;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.faulttolerance.core.metrics.MetricsProvider;

/**
 * Lets a native executable be built without the libraries for metrics that guards could use. The
 * method that chooses among them names classes which are not there.
 */
@TargetClass(className = "io.smallrye.faulttolerance.standalone.LazyDependencies")
final class GuardsWithoutMetrics {
  private GuardsWithoutMetrics() {}

  @Substitute
  public MetricsProvider metricsProvider() {
    return new NoMetricsOfGuards();
  }
}
