package nl.coachmoodle.standin.coachview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** Calls the Coachview stand-in as a client of its API does. */
final class CoachviewCaller {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final CoachviewStandIn coachview;
  private String token = "";

  CoachviewCaller(CoachviewStandIn coachview) {
    this.coachview = coachview;
  }

  /** Gets a token for this scope, which the calls then carry. */
  void authorise(String scope) throws Exception {
    token =
        json.readTree(tokenAnswer(coachview.settings().clientSecret, scope).body())
            .get("access_token")
            .asText();
  }

  String token() {
    return token;
  }

  HttpResponse<String> tokenAnswer(String secret, String scope) throws Exception {
    return post(
        coachview.uri() + "/auth/connect/token",
        "grant_type=client_credentials&client_id=coachmoodle&client_secret="
            + secret
            + "&scope="
            + URLEncoder.encode(scope, StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String address, String form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(
                URI.create(
                    coachview.uri() + "/api/v1/" + path.replace(" ", "%20").replace(">", "%3E")))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  JsonNode read(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }

  List<String> texts(HttpResponse<String> response, String property) throws Exception {
    return StreamSupport.stream(read(response).spliterator(), false)
        .map(row -> row.get(property).asText())
        .toList();
  }
}
