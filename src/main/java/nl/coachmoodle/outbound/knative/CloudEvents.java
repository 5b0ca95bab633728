package nl.coachmoodle.outbound.knative;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.JsonBody;
import nl.coachmoodle.outbound.Parcel;
import nl.coachmoodle.telemetry.Correlation;

/**
 * Makes CloudEvents 1.0 in binary mode: attributes are headers, the body is the data.
 *
 * <p>{@code partitionkey} is the CloudEvents extension by which brokers such as Kafka's keep
 * messages of one group in order, {@code correlationid} the one by which they are found in logs.
 */
final class CloudEvents {
  private static final String SOURCE = "/coachview-moodle";

  private final SinkOverrides overrides;
  private final JsonBody json;
  private final Clock clock;

  CloudEvents(SinkOverrides overrides, JsonBody json, Clock clock) {
    this.overrides = overrides;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An event on its way.
   *
   * @param extensions by name: lower-case letters and digits only
   */
  Parcel event(
      HttpAddress sink,
      String type,
      String id,
      Map<String, String> extensions,
      Map<String, Object> data) {
    Map<String, String> headers = new TreeMap<>();
    Correlation.current()
        .ifPresent(reference -> headers.put("ce-correlationid", encoded(reference)));
    extensions.forEach((name, value) -> headers.put("ce-" + name, encoded(value)));
    overrides.extensions().forEach((name, value) -> headers.put("ce-" + name, encoded(value)));
    headers.put("ce-specversion", "1.0");
    headers.put("ce-type", encoded(type));
    headers.put("ce-source", SOURCE);
    headers.put("ce-id", encoded(id));
    headers.put("ce-time", clock.instant().toString());
    headers.put("Content-Type", "application/json");
    return new Parcel(sink, headers, json.write(data).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * A value of a header: the protocol binding has spaces, quotes, percent signs and everything that
   * is not printable ASCII percent-encoded.
   */
  static String encoded(String value) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
      if (one > ' ' && one < 0x7f && one != '"' && one != '%') {
        encoded.append((char) one);
      } else {
        encoded.append('%').append(String.format("%02X", one));
      }
    }
    return encoded.toString();
  }
}
