package nl.coachmoodle.coachview.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import nl.coachmoodle.http.Clients;

/** Reads with the Quarkus REST client, which keeps connections open between calls. */
final class RestTransport implements Transport {
  private final Supplier<Clients<CoachviewRestClient>> clients;
  private final CoachviewAddress address;

  RestTransport(Supplier<Clients<CoachviewRestClient>> clients, CoachviewAddress address) {
    this.clients = clients;
    this.address = address;
  }

  @Override
  public HttpAnswer get(Query query, String token) {
    return answer(
        () ->
            clients
                .get()
                .at(address.list(query.entity()))
                .list("Bearer " + token, query.parameters()));
  }

  /** Requests for tokens of the client that the settings name. */
  ClientCredentials.TokenRequests tokens(CoachviewSettings settings) {
    String scopes = settings.scopes().map(names -> String.join(" ", names)).orElse(null);
    String id = settings.clientId().orElseThrow();
    return secret ->
        answer(
            () ->
                clients.get().at(address.tokens()).token("client_credentials", id, secret, scopes));
  }

  private static HttpAnswer answer(Supplier<Response> request) {
    try (Response response = request.get()) {
      return read(response);
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
