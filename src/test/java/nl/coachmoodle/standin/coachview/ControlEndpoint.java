package nl.coachmoodle.standin.coachview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.coachmoodle.standin.coachview.api.ApiEndpoint;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.coachview.data.Row;
import nl.coachmoodle.standin.rest.Answer;
import nl.coachmoodle.standin.rest.FormDecoder;
import nl.coachmoodle.standin.rest.FormField;
import nl.coachmoodle.standin.traffic.Answers;

/**
 * What the back office does, for a stand-in that runs as a program of its own. Everything is a POST
 * of a form to a path below {@code /stand-in/}.
 *
 * <ul>
 *   <li>{@code change}: {@code entity}, {@code id}, {@code property}, {@code value}
 *   <li>{@code category}: {@code person}, {@code name}; answers the id of the new row
 *   <li>{@code enrol}: {@code person}, {@code run}; answers the id of the new enrolment
 *   <li>{@code delete}: {@code entity}, {@code id}
 *   <li>{@code webhook}: {@code address}, and the message's fields; answers the status that came
 *   <li>{@code rows}: {@code entity}; answers them, a line each, with their ids first
 *   <li>{@code requests}: answers how many requests the API got
 * </ul>
 */
final class ControlEndpoint implements HttpHandler {
  private final CoachviewData data;
  private final WebhookSender webhooks;
  private final ApiEndpoint api;

  ControlEndpoint(CoachviewData data, WebhookSender webhooks, ApiEndpoint api) {
    this.data = data;
    this.webhooks = webhooks;
    this.api = api;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    Map<String, String> form =
        FormDecoder.decode(body).stream()
            .collect(
                Collectors.toMap(
                    FormField::name, FormField::value, (one, other) -> other, LinkedHashMap::new));
    String path = exchange.getRequestURI().getPath();
    Answer answer;
    try {
      answer = Answer.text(act(path.substring("/stand-in/".length()), form) + "\n");
    } catch (IllegalArgumentException | NoSuchElementException | NullPointerException wrong) {
      answer = Answer.of(400, "text/plain; charset=utf-8", wrong.getMessage() + "\n");
    }
    Answers.send(exchange, answer);
  }

  private String act(String what, Map<String, String> form) throws IOException {
    Function<String, String> field =
        name -> {
          if (!form.containsKey(name)) {
            throw new IllegalArgumentException("The field " + name + " is missing");
          }
          return form.get(name);
        };
    switch (what) {
      case "change" -> {
        data.change(
            entity(field.apply("entity")),
            field.apply("id"),
            field.apply("property"),
            field.apply("value"));
        return "changed";
      }
      case "category" -> {
        return data.addCategory(field.apply("person"), field.apply("name"));
      }
      case "enrol" -> {
        return data.enrol(field.apply("person"), field.apply("run"));
      }
      case "delete" -> {
        data.delete(entity(field.apply("entity")), field.apply("id"));
        return "deleted";
      }
      case "webhook" -> {
        Map<String, Object> message = new LinkedHashMap<>(form);
        message.remove("address");
        return String.valueOf(webhooks.post(URI.create(field.apply("address")), message));
      }
      case "requests" -> {
        return String.valueOf(
            api.requests().stream().filter(request -> !request.entity().isEmpty()).count());
      }
      case "rows" -> {
        return data.rows(entity(field.apply("entity"))).stream()
            .map(ControlEndpoint::line)
            .collect(Collectors.joining("\n"));
      }
      default -> throw new IllegalArgumentException("There is nothing at /stand-in/" + what);
    }
  }

  private static String line(Row row) {
    return row.id() + " " + row.properties();
  }

  private static Entity entity(String path) {
    return Entity.valueOf(path.toUpperCase(Locale.ROOT));
  }
}
