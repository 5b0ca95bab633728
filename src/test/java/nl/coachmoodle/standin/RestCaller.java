package nl.coachmoodle.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A bare client for the tests of the stand-in itself. */
final class RestCaller {
  private static final JsonMapper JSON = new JsonMapper();

  private final MoodleStandIn standIn;
  private final HttpClient http = HttpClient.newHttpClient();

  RestCaller(MoodleStandIn standIn) {
    this.standIn = standIn;
  }

  /** Calls a function with fields as they are written: {@code users[0][id]=7}. */
  JsonNode call(String function, String... fields) throws IOException, InterruptedException {
    return JSON.readTree(post(function, fields).body());
  }

  /** The fields of a complete new user. */
  static String[] newUser(String username) {
    return new String[] {
      "users[0][username]=" + username,
      "users[0][password]=Passw0rd!",
      "users[0][firstname]=F",
      "users[0][lastname]=L",
      "users[0][idnumber]=ID-" + username,
      "users[0][email]=" + username + "@example.org"
    };
  }

  HttpResponse<String> post(String function, String... fields)
      throws IOException, InterruptedException {
    return http.send(request(function, List.of(fields)), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> postAsync(String function, String... fields) {
    return http.sendAsync(request(function, List.of(fields)), BodyHandlers.ofString());
  }

  String page(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(standIn.uri() + path)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private HttpRequest request(String function, List<String> fields) {
    List<String> all = new ArrayList<>();
    all.add("wstoken=" + standIn.token());
    all.add("wsfunction=" + function);
    all.add("moodlewsrestformat=json");
    for (String field : fields) {
      int equals = field.indexOf('=');
      String name = URLEncoder.encode(field.substring(0, equals), StandardCharsets.UTF_8);
      String value = URLEncoder.encode(field.substring(equals + 1), StandardCharsets.UTF_8);
      all.add(name + "=" + value);
    }
    return HttpRequest.newBuilder(URI.create(standIn.uri() + "/webservice/rest/server.php"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(String.join("&", all)))
        .build();
  }
}
