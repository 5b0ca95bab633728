package nl.coachmoodle.standin.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Moodle's XML for callers who did not ask for JSON. Keys that are not there are left out, where
 * Moodle writes an empty value: no client of this project reads them.
 */
final class XmlText {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n";

  private XmlText() {}

  static String response(JsonNode result) {
    StringBuilder xml = new StringBuilder(HEAD).append("<RESPONSE>\n");
    if (!result.isNull()) {
      append(xml, result);
    }
    return xml.append("</RESPONSE>\n").toString();
  }

  static String exception(JsonNode error) {
    StringBuilder xml = new StringBuilder(HEAD);
    xml.append("<EXCEPTION class=\"").append(escape(error.path("exception").asText()));
    xml.append("\">\n");
    for (String key : new String[] {"errorcode", "message", "debuginfo"}) {
      if (error.has(key)) {
        String tag = key.toUpperCase(Locale.ROOT);
        xml.append('<').append(tag).append('>').append(escape(error.get(key).asText()));
        xml.append("</").append(tag).append(">\n");
      }
    }
    return xml.append("</EXCEPTION>\n").toString();
  }

  private static void append(StringBuilder xml, JsonNode node) {
    if (node.isArray()) {
      xml.append("<MULTIPLE>\n");
      node.forEach(element -> append(xml, element));
      xml.append("</MULTIPLE>\n");
    } else if (node.isObject()) {
      xml.append("<SINGLE>\n");
      node.properties()
          .forEach(
              part -> {
                xml.append("<KEY name=\"").append(escape(part.getKey())).append("\">");
                append(xml, part.getValue());
                xml.append("</KEY>\n");
              });
      xml.append("</SINGLE>\n");
    } else {
      String text = node.isBoolean() ? booleanText(node) : node.asText();
      xml.append("<VALUE>").append(escape(text)).append("</VALUE>\n");
    }
  }

  private static String booleanText(JsonNode node) {
    return node.asBoolean() ? "1" : "0";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
