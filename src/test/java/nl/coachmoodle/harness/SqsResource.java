package nl.coachmoodle.harness;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.standin.queue.SqsStandIn;

/**
 * Runs queues beside the application, which hands its work and its dead letters to them; tests get
 * them in a field of their type.
 */
public final class SqsResource implements QuarkusTestResourceLifecycleManager {
  private static final String ID = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final String SESSION = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22==";

  private SqsStandIn queues;

  @Override
  public Map<String, String> start() {
    try {
      queues = new SqsStandIn(ID, SECRET, Optional.of(SESSION), InstantSource.system());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Map.of(
        "AWS_ACCESS_KEY_ID",
        ID,
        "AWS_SECRET_ACCESS_KEY",
        SECRET,
        "AWS_SESSION_TOKEN",
        SESSION,
        "AWS_REGION",
        "eu-west-1",
        "outbound.queue-map",
        "syncProfile="
            + queues.queue("sync.fifo")
            + ";enrolParticipant="
            + queues.queue("enrol.fifo"),
        "outbound.queues.reconcile",
        queues.queue("reconcile"),
        "outbound.queues.checkSetup",
        queues.queue("missing.fifo"),
        "outbound.dead-letter-queue",
        queues.queue("dead.fifo"));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(queues, new TestInjector.MatchesType(SqsStandIn.class));
  }

  @Override
  public void stop() {
    queues.close();
  }
}
