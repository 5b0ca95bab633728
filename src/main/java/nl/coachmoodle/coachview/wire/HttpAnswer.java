package nl.coachmoodle.coachview.wire;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back over HTTP, whatever it is.
 *
 * @param headers by name, in any casing; the first value of each
 * @param body the text, possibly none
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {

  public HttpAnswer {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
