package nl.coachmoodle.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.telemetry.LogFields;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.jboss.logging.Logger;

/**
 * Takes messages from a queue or broker out of circulation that no repetition can help: they go to
 * the dead letters with the code, the sentence and the message itself, and are then acknowledged.
 * What may pass ({@code retry}), and what is a defect ({@code bug}), stays with the queue. A list
 * in which something may pass stays there as a whole, and its lasting failures are sent with the
 * last delivery: otherwise each one would send them once more.
 */
public final class PermanentFailures {
  private static final Logger LOG = Logger.getLogger(PermanentFailures.class);
  private static final String PARTICIPANTS = "participants";

  private final DeadLetters deadLetters;
  private final Reporter reporter;
  private final Telemetry telemetry;

  public PermanentFailures(DeadLetters deadLetters, Reporter reporter, Telemetry telemetry) {
    this.deadLetters = deadLetters;
    this.reporter = reporter;
    this.telemetry = telemetry;
  }

  /**
   * One thing that could not be done.
   *
   * @param id whom it is about: the external id, else the id of Coachview
   * @param place in the list of participants, from 0; empty for the request as a whole
   * @param failure why
   */
  public record Case(String id, Optional<Integer> place, Failure failure) {}

  /**
   * Takes a request out of circulation.
   *
   * @param request as it was sent
   * @param cases everything that went wrong, at least one
   * @return whether the message can be acknowledged; otherwise it must fail
   */
  public boolean settle(
      String function, Delivery delivery, Map<String, Object> request, List<Case> cases) {
    boolean allLast = cases.stream().map(Case::failure).allMatch(PermanentFailures::isLasting);
    if (!delivery.queued() || !allLast || !deadLetters.areKept()) {
      return false;
    }
    Map<FailureCode, List<Case>> byCode = new LinkedHashMap<>();
    cases.forEach(
        one -> byCode.computeIfAbsent(one.failure().code(), any -> new ArrayList<>()).add(one));
    try {
      byCode.values().forEach(alike -> send(function, request, alike));
      return true;
    } catch (FailedException notTaken) {
      LOG.warnf(
          "%s",
          LogFields.of("function", function)
              .with("outcome", "dead letter not taken")
              .with("failure", notTaken.failure()));
      return false;
    }
  }

  private void send(String function, Map<String, Object> request, List<Case> alike) {
    Failure failure = alike.get(0).failure();
    Report.Problem words = reporter.problem(failure);
    deadLetters.send(
        new DeadLetter(
            function,
            UUID.randomUUID().toString(),
            alike.get(0).id(),
            failure,
            words.message(),
            words.fix(),
            only(request, alike)));
    LOG.infof(
        "%s",
        LogFields.of("function", function)
            .with("deadLetter", failure.code().code())
            .with("externalId", alike.get(0).id())
            .with("requests", alike.size()));
    telemetry.count(
        Metric.DEAD_LETTER, Map.of("function", function, "code", failure.code().code()));
  }

  /** The request for these participants and nobody else. */
  private static Map<String, Object> only(Map<String, Object> request, List<Case> cases) {
    List<Integer> places = cases.stream().flatMap(one -> one.place().stream()).distinct().toList();
    Map<String, Object> part = new LinkedHashMap<>(request);
    if (places.size() == cases.size()) {
      part.replaceAll(
          (name, value) ->
              name.toLowerCase(Locale.ROOT).equals(PARTICIPANTS) && value instanceof List<?> all
                  ? places.stream().map(all::get).toList()
                  : value);
    }
    return part;
  }

  private static boolean isLasting(Failure failure) {
    return failure.failureClass() == FailureClass.DATA
        || failure.failureClass() == FailureClass.SETUP;
  }
}
