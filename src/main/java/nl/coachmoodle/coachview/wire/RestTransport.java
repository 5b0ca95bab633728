package nl.coachmoodle.coachview.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads with the Quarkus REST client, which keeps connections open between calls. */
final class RestTransport implements Transport {
  private final CoachviewRestClient client;
  private final CoachviewAddress address;

  RestTransport(CoachviewRestClient client, CoachviewAddress address) {
    this.client = client;
    this.address = address;
  }

  @Override
  public HttpAnswer get(Query query, String token) {
    try (Response response =
        client.list(address.list(query.entity()), "Bearer " + token, query.parameters())) {
      return read(response);
    } catch (WebApplicationException status) {
      try (Response response = status.getResponse()) {
        return read(response);
      }
    } catch (ProcessingException failed) {
      throw Reachability.failure(failed);
    }
  }

  private static HttpAnswer read(Response response) {
    Map<String, String> headers = new HashMap<>();
    response
        .getStringHeaders()
        .forEach(
            (name, values) -> values.stream().findFirst().ifPresent(v -> headers.put(name, v)));
    return new HttpAnswer(response.getStatus(), headers, body(response));
  }

  private static String body(Response response) {
    if (!response.hasEntity()) {
      return "";
    }
    try (InputStream body = response.readEntity(InputStream.class)) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw Reachability.failure(broken);
    }
  }
}
