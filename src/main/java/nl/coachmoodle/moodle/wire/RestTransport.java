package nl.coachmoodle.moodle.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.coachmoodle.moodle.wire.TransportException.Kind;
import nl.coachmoodle.telemetry.Correlation;

/** Posts forms with the Quarkus REST client, which keeps connections open between calls. */
public final class RestTransport implements Transport {
  private final MoodleRestClient client;

  /**
   * @param client at a page of the site that takes forms
   */
  public RestTransport(MoodleRestClient client) {
    this.client = client;
  }

  @Override
  public HttpAnswer post(Form form) {
    String reference = Correlation.current().orElse(null);
    try (Response response = client.post(reference, form)) {
      return read(response);
    } catch (ProcessingException failed) {
      throw new TransportException(Kind.behind(failed), failed);
    }
  }

  private static HttpAnswer read(Response response) {
    return new HttpAnswer(
        response.getStatus(),
        Optional.ofNullable(response.getHeaderString(HttpHeaders.CONTENT_TYPE)),
        Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)),
        Optional.ofNullable(response.getHeaderString(HttpHeaders.DATE)),
        body(response));
  }

  private static String body(Response response) {
    if (!response.hasEntity()) {
      return "";
    }
    try (InputStream body = response.readEntity(InputStream.class)) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new TransportException(Kind.BROKEN, broken);
    }
  }
}
