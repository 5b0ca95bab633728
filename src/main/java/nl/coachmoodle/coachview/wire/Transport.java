package nl.coachmoodle.coachview.wire;

import nl.coachmoodle.failure.FailedException;

/** Sends one request to the one Coachview of this deployment, without following redirects. */
@FunctionalInterface
public interface Transport {

  /**
   * Sends it.
   *
   * @param token goes into the Authorization header
   * @throws FailedException when no whole answer came
   */
  HttpAnswer get(Query query, String token);
}
