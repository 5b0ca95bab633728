package nl.coachmoodle.coachview.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Reads with the JDK's own client: tests of the rooms above need no Quarkus. */
final class JdkTransport implements Transport {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  private final CoachviewAddress address;
  private final Duration readTimeout;

  JdkTransport(CoachviewAddress address, Duration readTimeout) {
    this.address = address;
    this.readTimeout = readTimeout;
  }

  @Override
  public HttpAnswer get(Query query, String token) {
    String parameters =
        query.parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address.list(query.entity()) + "?" + parameters))
            .header("Authorization", "Bearer " + token)
            .timeout(readTimeout)
            .build());
  }

  /** Sends any request. */
  static HttpAnswer send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Map<String, String> headers = new HashMap<>();
      response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
      return new HttpAnswer(response.statusCode(), headers, response.body());
    } catch (HttpTimeoutException late) {
      throw Reachability.failure(new TimeoutException(late.getMessage()));
    } catch (IOException broken) {
      throw Reachability.failure(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw Reachability.failure(interrupted);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
