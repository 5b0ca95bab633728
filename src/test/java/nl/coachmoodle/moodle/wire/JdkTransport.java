package nl.coachmoodle.moodle.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.coachmoodle.moodle.wire.TransportException.Kind;

/** Posts forms with the JDK's own client: tests of the Moodle and roster rooms need no Quarkus. */
public final class JdkTransport implements Transport {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  private final URI endpoint;
  private final Duration readTimeout;

  public JdkTransport(MoodleAddress address, Duration readTimeout) {
    this(address.endpoint(), readTimeout);
  }

  /** Posts to any page. */
  public JdkTransport(String endpoint, Duration readTimeout) {
    this.endpoint = URI.create(endpoint);
    this.readTimeout = readTimeout;
  }

  @Override
  public HttpAnswer post(Form form) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(readTimeout)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.encoded(), StandardCharsets.US_ASCII))
            .build();
    try {
      return read(CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (HttpConnectTimeoutException | ConnectException unsent) {
      throw new TransportException(Kind.NOT_SENT, unsent);
    } catch (HttpTimeoutException late) {
      throw new TransportException(Kind.TIMED_OUT, late);
    } catch (IOException broken) {
      throw new TransportException(Kind.BROKEN, broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransportException(Kind.BROKEN, interrupted);
    }
  }

  private static HttpAnswer read(HttpResponse<String> response) {
    return new HttpAnswer(
        response.statusCode(),
        response.headers().firstValue("Content-Type"),
        response.headers().firstValue("Location"),
        response.headers().firstValue("Date"),
        response.body());
  }
}
