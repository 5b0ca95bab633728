package nl.coachmoodle.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Writes each line of the log as a JSON object: {@code time}, {@code level}, {@code logger}, {@code
 * thread}, what the call is marked with (its {@code reference}), then the {@link LogFields} of the
 * line or else its {@code message}, and the {@code stack} of an exception.
 */
final class JsonLines extends ExtFormatter {
  private final JsonFactory json = new JsonFactory();

  @Override
  public String format(ExtLogRecord logged) {
    StringWriter line = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(line)) {
      write(generator, logged);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a line of the log could not be written", impossible);
    }
    return line.append('\n').toString();
  }

  private void write(JsonGenerator line, ExtLogRecord logged) throws IOException {
    line.writeStartObject();
    line.writeStringField("time", Instant.ofEpochMilli(logged.getMillis()).toString());
    line.writeStringField("level", logged.getLevel().getName());
    line.writeStringField("logger", Objects.requireNonNullElse(logged.getLoggerName(), ""));
    line.writeStringField("thread", Objects.requireNonNullElse(logged.getThreadName(), ""));
    Map<String, Object> fields = fields(logged);
    for (Map.Entry<String, String> mark : logged.getMdcCopy().entrySet()) {
      // Readers of JSON keep one of two members with one name, or refuse both.
      if (!fields.containsKey(mark.getKey())) {
        line.writeStringField(mark.getKey(), mark.getValue());
      }
    }
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      line.writeFieldName(field.getKey());
      writeValue(line, field.getValue());
    }
    if (fields.isEmpty()) {
      line.writeStringField("message", String.valueOf(formatMessage(logged)));
    }
    if (logged.getThrown() != null) {
      StringWriter stack = new StringWriter();
      logged.getThrown().printStackTrace(new PrintWriter(stack));
      line.writeStringField("stack", stack.toString());
    }
    line.writeEndObject();
  }

  private static Map<String, Object> fields(ExtLogRecord logged) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Object parameter : Objects.requireNonNullElse(logged.getParameters(), new Object[0])) {
      if (parameter instanceof LogFields some) {
        fields.putAll(some.values());
      }
    }
    return fields;
  }

  private static void writeValue(JsonGenerator line, Object value) throws IOException {
    if (value instanceof Integer || value instanceof Long) {
      line.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean flag) {
      line.writeBoolean(flag);
    } else if (value instanceof List<?> several) {
      line.writeStartArray();
      for (Object one : several) {
        writeValue(line, one);
      }
      line.writeEndArray();
    } else if (value instanceof Map<?, ?> fields) {
      line.writeStartObject();
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        line.writeFieldName(String.valueOf(field.getKey()));
        writeValue(line, field.getValue());
      }
      line.writeEndObject();
    } else {
      line.writeString(String.valueOf(value));
    }
  }
}
