package nl.coachmoodle.bench.start;

import java.util.HashMap;
import java.util.Map;
import nl.coachmoodle.harness.Child;
import nl.coachmoodle.harness.RuntimeApi;

/** As AWS Lambda does it. */
final class ThroughRuntimeApi implements Way {
  /** Source: AWS, "Defined runtime environment variables", with values as long as real ones. */
  private static final Map<String, String> LAMBDA =
      Map.ofEntries(
          Map.entry("AWS_ACCESS_KEY_ID", "ASIA0123456789ABCDEF"),
          Map.entry("AWS_DEFAULT_REGION", "eu-central-1"),
          Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
          Map.entry("AWS_LAMBDA_FUNCTION_NAME", "coachview-moodle-function"),
          Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
          Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
          Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/coachview-moodle-function"),
          Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "2026/01/01/[$LATEST]0123456789abcdef"),
          Map.entry("AWS_REGION", "eu-central-1"),
          Map.entry("AWS_SECRET_ACCESS_KEY", "x".repeat(40)),
          Map.entry("AWS_SESSION_TOKEN", "x".repeat(700)),
          Map.entry("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR"),
          Map.entry("AWS_XRAY_DAEMON_ADDRESS", "169.254.79.129:2000"),
          Map.entry("LAMBDA_RUNTIME_DIR", "/var/runtime"),
          Map.entry("LAMBDA_TASK_ROOT", "/var/task"),
          Map.entry("LANG", "en_US.UTF-8"),
          Map.entry("LD_LIBRARY_PATH", "/lib64:/usr/lib64:/var/runtime:/var/task:/opt/lib"),
          Map.entry("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin"),
          Map.entry("TZ", ":UTC"),
          Map.entry("_HANDLER", "not.used"));

  @Override
  public Sample measure(Launch launch) throws Exception {
    String event = launch.candidate().event();
    try (RuntimeApi api = RuntimeApi.start()) {
      Map<String, String> lambda = new HashMap<>(LAMBDA);
      lambda.put("AWS_LAMBDA_RUNTIME_API", api.address());
      long begin = System.nanoTime();
      try (Child child = launch.start(lambda)) {
        invoke(api, event);
        double first = Way.millis(begin);
        long idle = Launch.residentKb(child.process());
        long warmBegin = System.nanoTime();
        for (int call = 0; call < WARM_CALLS; call++) {
          invoke(api, event);
        }
        double warm = Way.millis(warmBegin) / WARM_CALLS;
        return new Sample(first, warm, idle, Launch.residentKb(child.process()));
      }
    }
  }

  /** Nothing but an empty request is expected to fail. */
  private static void invoke(RuntimeApi api, String event) throws Exception {
    RuntimeApi.Outcome outcome = api.invoke(event);
    if (outcome.kind().equals("error") && !event.equals("{}")) {
      System.err.println("error answer: " + outcome.body());
    }
  }
}
