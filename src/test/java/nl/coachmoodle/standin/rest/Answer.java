package nl.coachmoodle.standin.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What goes back over HTTP.
 *
 * @param status the HTTP status
 * @param contentType the content type
 * @param body the body
 * @param headers further headers
 */
public record Answer(int status, String contentType, String body, Map<String, String> headers) {
  private static final int OK = 200;

  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** An answer without further headers. */
  public static Answer of(int status, String contentType, String body) {
    return new Answer(status, contentType, body, Map.of());
  }

  /** A JSON answer with status 200. */
  public static Answer json(String body) {
    return of(OK, "application/json", body);
  }

  /** An HTML page. */
  public static Answer html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body);
  }

  /** A plain text with status 200. */
  public static Answer text(String body) {
    return of(OK, "text/plain; charset=utf-8", body);
  }

  /** The same answer with the second half of the body missing. */
  public Answer truncated() {
    return new Answer(status, contentType, body.substring(0, body.length() / 2), headers);
  }

  /** The body as it goes over the wire. */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
