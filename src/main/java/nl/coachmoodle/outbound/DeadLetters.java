package nl.coachmoodle.outbound;

import nl.coachmoodle.failure.FailedException;

/**
 * Where messages go that nobody can process: the dead-letter queue on AWS ({@code
 * outbound.dead-letter-queue}), the dead-letter sink on Knative ({@code
 * outbound.dead-letter-sink}).
 *
 * <p>How a function uses it when it was called by a queue or a broker: a failure of class {@code
 * retry} is thrown, so that it is delivered again; a permanent one ({@code data}, {@code setup}) is
 * sent here and then acknowledged by returning. Where {@link #areKept} is false, or {@link #send}
 * throws, the function throws as well: the platform then delivers again and in the end moves the
 * message to its own dead letters. Nothing is lost either way.
 *
 * <p>What arrives: the original request as the body, so that sending it to the function again needs
 * no unpacking, just as for messages that the platform itself moved there. On AWS the message
 * attributes {@code function}, {@code code}, {@code message} and {@code fix} tell why; on Knative
 * it is a CloudEvent of type {@code <function>.dead} with the extensions {@code failurecode},
 * {@code failuremessage} and {@code failurefix}.
 */
public interface DeadLetters {

  /** Whether there is a place for them. */
  boolean areKept();

  /**
   * Sends a letter; it is safe when this returns.
   *
   * @throws FailedException of class {@code retry} when it was not taken, or may not have been
   * @throws IllegalStateException when {@link #areKept} is false
   */
  void send(DeadLetter letter);
}
