package nl.coachmoodle.outbound;

import nl.coachmoodle.failure.FailedException;

/**
 * Hands work on to a function of this software: to the broker on Knative, to its queue on AWS.
 * Without either, whoever has the work does it itself.
 */
public interface Outbox {

  /** Whether work for this function can be handed on. */
  boolean reaches(String function);

  /**
   * Hands a message on; it is safe when this returns.
   *
   * @throws FailedException of class {@code retry} when it was not taken, or may not have been
   */
  void send(Message message);
}
