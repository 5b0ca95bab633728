package nl.coachmoodle.coachview.wire;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Coachview's lists, {@code {root}/api/v1/{entity}}. One method for all of them. */
@RegisterRestClient(configKey = "coachview", baseUri = "https://coachview.invalid")
public interface CoachviewRestClient {

  /** Reads a list and answers whatever comes back, errors and redirects included. */
  @GET
  Response list(
      @Url String address,
      @RestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @RestQuery Map<String, String> query);
}
