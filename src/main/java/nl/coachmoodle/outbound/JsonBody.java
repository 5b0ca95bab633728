package nl.coachmoodle.outbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Writes requests as JSON in plain ASCII: queues refuse characters that XML does not know, and a
 * dead letter may hold anything, half characters included.
 */
@Singleton
public class JsonBody {
  private final ObjectWriter writer;

  public JsonBody(ObjectMapper json) {
    // The application leaves out what is null; an original is sent on as it came.
    this.writer =
        json.copy()
            .setDefaultPropertyInclusion(JsonInclude.Value.ALL_ALWAYS)
            .writer()
            .with(JsonWriteFeature.ESCAPE_NON_ASCII);
  }

  /** The request as JSON text. */
  public String write(Map<String, Object> request) {
    try {
      return writer.writeValueAsString(request);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a request could not be written as JSON", impossible);
    }
  }
}
