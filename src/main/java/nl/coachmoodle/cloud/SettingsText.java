package nl.coachmoodle.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Reads several settings from one text: a JSON object, or lines {@code name=value}. */
final class SettingsText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SettingsText() {}

  /**
   * The settings by name.
   *
   * @throws StoreAwayException when it is neither
   */
  static Map<String, String> read(String text) {
    return text.stripLeading().startsWith("{") ? json(text) : lines(text);
  }

  private static Map<String, String> json(String text) {
    JsonNode object;
    try {
      object = JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new StoreAwayException("its text is no JSON object");
    }
    Map<String, String> settings = new HashMap<>();
    for (Map.Entry<String, JsonNode> setting : object.properties()) {
      // As absent as in JSON; its text would be the word "null".
      if (setting.getValue().isNull()) {
        continue;
      }
      if (setting.getValue().isContainerNode()) {
        throw new StoreAwayException(setting.getKey() + " is no text in it");
      }
      settings.put(setting.getKey(), setting.getValue().asText());
    }
    return settings;
  }

  private static Map<String, String> lines(String text) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException broken) {
      throw new StoreAwayException("its lines are not name=value");
    }
    Map<String, String> settings = new HashMap<>();
    lines.stringPropertyNames().forEach(name -> settings.put(name, lines.getProperty(name)));
    return settings;
  }
}
