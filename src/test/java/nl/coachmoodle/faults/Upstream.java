package nl.coachmoodle.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The Moodle behind the proxy. */
final class Upstream {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI endpoint;

  Upstream(URI site) {
    this.endpoint = URI.create(site + "/webservice/rest/server.php");
  }

  /** Has the form carried out. */
  Reply post(byte[] form) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofByteArray(form))
            .build();
    try {
      HttpResponse<byte[]> reply = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(
          reply.statusCode(), reply.headers().firstValue("Content-Type").orElse(""), reply.body());
    } catch (IOException broken) {
      throw new UncheckedIOException("the stand-in does not answer", broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopping", stopping);
    }
  }

  /** What Moodle answered. */
  record Reply(int status, String type, byte[] body) {}
}
