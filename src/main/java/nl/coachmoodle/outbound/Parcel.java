package nl.coachmoodle.outbound;

import java.util.Map;

/**
 * A message as it goes over the wire.
 *
 * @param address where to
 * @param headers by name; {@code Content-Type} is one of them
 * @param body as it was signed, where it is signed: it is sent byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // written once, compared never
public record Parcel(HttpAddress address, Map<String, String> headers, byte[] body) {

  public Parcel {
    headers = Map.copyOf(headers);
  }
}
