package nl.coachmoodle.lambdahttp;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Calls the doors in the events that Lambda makes of requests. */
final class FunctionUrl {
  private FunctionUrl() {}

  static JsonPath send(Event event) {
    return given()
        .contentType("application/json")
        .body(event.write())
        .post("/_lambda_")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** What the caller gets. */
  static JsonPath body(JsonPath answer) {
    String body = answer.getString("body");
    return JsonPath.from(
        answer.getBoolean("isBase64Encoded")
            ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
            : body);
  }

  /** A request as a function URL hands it to Lambda: payload format 2.0. */
  static final class Event {
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();

    Event(String method, String path, String query) {
      this(method, path, query, "192.0.2.7");
    }

    Event(String method, String path, String query, String sourceIp) {
      headers.put("host", "abc.lambda-url.eu-west-1.on.aws");
      headers.put("content-type", "application/json");
      values.put("version", "2.0");
      values.put("routeKey", "$default");
      values.put("rawPath", path);
      values.put("rawQueryString", query);
      values.put("isBase64Encoded", false);
      values.put(
          "requestContext",
          Map.of(
              "http",
              Map.of(
                  "method", method,
                  "path", path,
                  "protocol", "HTTP/1.1",
                  "sourceIp", sourceIp,
                  "userAgent", "Coachview")));
    }

    Event with(String header, String value) {
      headers.put(header, value);
      return this;
    }

    Event without(String header) {
      headers.remove(header);
      return this;
    }

    Event body(String text) {
      values.put("body", text);
      return this;
    }

    Event base64(String text) {
      values.put("isBase64Encoded", true);
      return body(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    String write() {
      values.put("headers", headers);
      try {
        return new ObjectMapper().writeValueAsString(values);
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
