package nl.coachmoodle.telemetry;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells CloudWatch inside AWS Lambda and nobody elsewhere. The Knative image has Prometheus. */
@Singleton
class TelemetryWiring {

  @Produces
  @Singleton
  @DefaultBean
  Telemetry telemetry(
      MetricSettings settings,
      // Lambda sets it for every function.
      @ConfigProperty(name = "AWS_LAMBDA_FUNCTION_NAME") Optional<String> lambda) {
    if (lambda.isEmpty()) {
      return new Silence();
    }
    return new CloudWatchLines(settings.namespace(), Clock.systemUTC(), System.out);
  }
}
