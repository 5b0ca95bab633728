package nl.coachmoodle.coachview.wire;

import nl.coachmoodle.failure.FailedException;

/** Where access tokens come from. Safe for parallel calls. */
public interface TokenSource {

  /**
   * A token that is valid for a while yet.
   *
   * @throws FailedException when Coachview gives none
   */
  String token();

  /** Says that Coachview does not take this token, so that the next one is a new one. */
  void refused(String token);

  /** Lets go of a token that is kept, so that the next one has the rights of now. */
  void forget();
}
