package nl.coachmoodle.bench.start;

import java.util.Map;
import nl.coachmoodle.harness.Child;
import nl.coachmoodle.harness.RuntimeApi;

/** As AWS Lambda does it. */
final class ThroughRuntimeApi implements Way {

  @Override
  public Sample measure(Launch launch) throws Exception {
    String event = launch.candidate().event();
    try (RuntimeApi api = RuntimeApi.start()) {
      long begin = System.nanoTime();
      try (Child child = launch.start(Map.of("AWS_LAMBDA_RUNTIME_API", api.address()))) {
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
