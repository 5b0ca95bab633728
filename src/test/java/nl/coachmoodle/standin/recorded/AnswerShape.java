package nl.coachmoodle.standin.recorded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What about an answer must be the same on a real site and on the stand-in: everything but ids,
 * addresses, times and the wording of errors.
 *
 * @param status the HTTP status
 * @param kind JSON, XML, HTML or nothing
 * @param outcome what the body says: the exception with its code, the warnings, the rows
 */
public record AnswerShape(int status, String kind, List<String> outcome) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Copies the outcome. */
  public AnswerShape {
    outcome = List.copyOf(outcome);
  }

  /** The shape of an answer as it came over HTTP. */
  public static AnswerShape received(int status, String contentType, String body) {
    if (contentType.startsWith("application/json") && !body.isEmpty()) {
      try {
        return of(status, contentType, JSON.readTree(body));
      } catch (JsonProcessingException e) {
        return new AnswerShape(status, "broken JSON", List.of());
      }
    }
    return of(status, contentType, JSON.getNodeFactory().textNode(body));
  }

  /** The shape of an answer whose body was parsed where it was JSON. */
  static AnswerShape of(int status, String contentType, JsonNode body) {
    String kind = contentType.replaceAll(";.*", "");
    if (body.isTextual()) {
      String text = body.asText();
      return new AnswerShape(status, text.isEmpty() ? "empty " + kind : kind, xml(text));
    }
    return new AnswerShape(status, kind, json(body));
  }

  private static List<String> xml(String text) {
    String code = text.replaceAll("(?s).*<ERRORCODE>(.*)</ERRORCODE>.*", "$1");
    return code.equals(text) ? List.of() : List.of("exception", code);
  }

  private static List<String> json(JsonNode body) {
    List<String> outcome = new ArrayList<>();
    if (body.has("exception")) {
      outcome.add("exception " + body.path("exception").asText());
      outcome.add("errorcode " + body.path("errorcode").asText("none"));
      outcome.add("debuginfo " + body.has("debuginfo"));
    } else if (body.has("warnings")) {
      body.path("warnings").forEach(warning -> outcome.add(withoutNumbers(warning)));
      outcome.add("warnings " + body.path("warnings").size());
    } else if (body.isArray()) {
      body.forEach(row -> outcome.add(row(row)));
      outcome.add("rows " + body.size());
    } else {
      outcome.add(withoutNumbers(body));
    }
    return outcome;
  }

  private static String withoutNumbers(JsonNode node) {
    return node.toString().replaceAll("\\d{2,}", "#");
  }

  /** Keys and order matter, and those values that do not differ from site to site. */
  private static String row(JsonNode row) {
    TreeSet<String> parts = new TreeSet<>();
    row.properties().forEach(part -> parts.add(part.getKey()));
    TreeSet<String> fields = new TreeSet<>();
    row.path("customfields")
        .forEach(field -> fields.add(field.path("shortname") + "=" + field.path("value")));
    List<String> values = new ArrayList<>();
    for (String key : List.of("username", "fullname", "idnumber", "suspended", "confirmed")) {
      values.add(key + "=" + row.path(key).asText("").replaceAll("\\d{9,}", "#"));
    }
    return parts + " " + fields + " " + values;
  }
}
