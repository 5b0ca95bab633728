package nl.coachmoodle.inbound.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureClass;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.Delivery;
import nl.coachmoodle.function.FunctionDirectory;
import nl.coachmoodle.function.OperationFailedException;
import nl.coachmoodle.function.PermanentFailures;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;

/** Has the work of a message done: by its queue or broker, and without one here and now. */
final class Work {
  /** Coachview delivers again like a queue, so what is with the dead letters is settled for it. */
  private static final Delivery AS_BY_A_QUEUE =
      new Delivery(true, Optional.empty(), Optional.empty());

  private final Outbox outbox;
  private final FunctionDirectory functions;
  private final DeadLetters deadLetters;
  private final PermanentFailures permanent;

  Work(
      Outbox outbox,
      FunctionDirectory functions,
      DeadLetters deadLetters,
      PermanentFailures permanent) {
    this.outbox = outbox;
    this.functions = functions;
    this.deadLetters = deadLetters;
    this.permanent = permanent;
  }

  /**
   * What became of a message.
   *
   * @param state for the log and the metrics
   * @param failure why it is not done, although nobody should send it again
   */
  record Outcome(State state, Optional<Failure> failure) {}

  /** What can become of a message. */
  enum State {
    /** The queue or the broker has it. */
    HANDED_ON,
    /** It is done. */
    DONE,
    /** It cannot be done until somebody changes data or a setting; the dead letters have it. */
    KEPT,
    /** It cannot be done until somebody changes data, and nobody keeps it: the log names it. */
    FAILED;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Hands a message on, or does its work.
   *
   * @throws FailedException when the sender must send it again: it was not taken over, or a
   *     repetition can help, if only after a setting has been changed
   */
  Outcome take(Message message) {
    if (outbox.reaches(message.function())) {
      outbox.send(message);
      return new Outcome(State.HANDED_ON, Optional.empty());
    }
    try {
      functions.run(message.function(), message.request());
      return new Outcome(State.DONE, Optional.empty());
    } catch (OperationFailedException failed) {
      return settle(message, failed.decisive());
    }
  }

  /**
   * Nobody would be helped if Coachview sent it again and again; but where nobody keeps it, and a
   * setting is to blame, Coachview has the only copy of what can be done once that is changed.
   */
  private Outcome settle(Message message, Failure failure) {
    FailureClass who = failure.failureClass();
    if (who != FailureClass.DATA && who != FailureClass.SETUP) {
      throw new FailedException(failure);
    }
    if (!deadLetters.areKept()) {
      if (who == FailureClass.SETUP) {
        throw new FailedException(failure);
      }
      return new Outcome(State.FAILED, Optional.of(failure));
    }
    boolean isKept =
        permanent.settle(
            message.function(),
            AS_BY_A_QUEUE,
            message.request(),
            List.of(new PermanentFailures.Case(message.group(), Optional.empty(), failure)));
    if (!isKept) {
      throw new FailedException(
          Failure.of(FailureCode.HAND_OVER_FAILED).with("function", message.function()));
    }
    return new Outcome(State.KEPT, Optional.of(failure));
  }
}
