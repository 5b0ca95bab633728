package nl.coachmoodle.standin.coachview.api;

/** A query that the API does not understand. */
final class BadQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadQuery(String reason) {
    super(reason);
  }
}
