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

  /** An answer that does not tell the time. */
  public HttpAnswer(
      int status, Optional<String> contentType, Optional<String> location, String body) {
    this(status, contentType, location, Optional.empty(), body);
  }
}
