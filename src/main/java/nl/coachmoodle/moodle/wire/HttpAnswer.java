package nl.coachmoodle.moodle.wire;

import java.util.Optional;

/**
 * What came back over HTTP, whatever it is.
 *
 * @param status the HTTP status; Moodle answers 200 to nearly everything
 * @param contentType the header's value, empty when there was none
 * @param location the header's value of a redirect
 * @param date the header's value: the clock of the web server
 * @param body the text, possibly none
 */
public record HttpAnswer(
    int status,
    Optional<String> contentType,
    Optional<String> location,
    Optional<String> date,
    String body) {
  private static final String BLOT = "***";

  /** An answer that does not tell the time. */
  public HttpAnswer(
      int status, Optional<String> contentType, Optional<String> location, String body) {
    this(status, contentType, location, Optional.empty(), body);
  }

  /**
   * The same with the token blotted out: whoever answers may quote what was sent, and parts of an
   * answer are told.
   */
  HttpAnswer without(String token) {
    boolean isQuoted =
        !token.isEmpty()
            && (body.contains(token) || location.filter(one -> one.contains(token)).isPresent());
    return isQuoted
        ? new HttpAnswer(
            status,
            contentType,
            location.map(one -> one.replace(token, BLOT)),
            date,
            body.replace(token, BLOT))
        : this;
  }
}
