package nl.coachmoodle.inbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;

/** Messages of the e-learning link, for Jazzer. */
public final class ElearningFuzzer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ElearningFuzzer() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String body = new String(data, StandardCharsets.UTF_8);
    for (String type : List.of("application/json", "application/x-www-form-urlencoded")) {
      try {
        ElearningMessage.parameters(Map.of(), Optional.of(type), body, JSON).asRequest();
      } catch (FailedException refused) {
        refused.failure();
      }
    }
  }
}
