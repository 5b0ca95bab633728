package nl.coachmoodle.standin.coachview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.coachview.data.Row;

/** Posts thin messages: ids and a little context, as Coachview does, without any authentication. */
public final class WebhookSender {
  /** The one event whose name is public. */
  public static final String CATEGORY_ADDED = "persoon.categorie.toegevoegd";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final CoachviewData data;

  WebhookSender(CoachviewData data) {
    this.data = data;
  }

  /** The message that says that a person got a category. */
  public Map<String, Object> categoryAdded(String categoryRowId) {
    Row category = data.row(Entity.PERSOONSCATEGORIEEN, categoryRowId).orElseThrow();
    String personId = category.text("persoonId").orElseThrow();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("Event", CATEGORY_ADDED);
    message.put("PersoonId", personId);
    message.put("PersooncategorieId", categoryRowId);
    data.row(Entity.PERSONEN, personId)
        .ifPresent(
            person -> {
              message.put("ExternId", person.text("externId").orElse(null));
              message.put("Externsource", person.text("externSource").orElse(null));
            });
    message.put("Categorie", category.text("categorie").orElse(null));
    return message;
  }

  /**
   * Posts a message.
   *
   * @return the status of the answer
   */
  public int post(URI address, Map<String, Object> message) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(written(message)))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IOException(stopping);
    }
  }

  private String written(Map<String, Object> message) {
    try {
      return json.writeValueAsString(message);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
