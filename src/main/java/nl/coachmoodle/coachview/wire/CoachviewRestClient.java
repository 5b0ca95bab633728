package nl.coachmoodle.coachview.wire;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Coachview's lists, {@code {root}/api/v1/{entity}}, with one method for all of them; and tokens.
 */
public interface CoachviewRestClient {

  /** Reads a list and answers whatever comes back, errors and redirects included. */
  @GET
  Response list(
      @RestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @RestQuery Map<String, String> query);

  /**
   * Asks for a token as RFC 6749 has it (section 4.4), and answers whatever comes back. The secret
   * is in the body, never in the address.
   *
   * @param scope names with blanks between them; {@code null} for all that the client has
   */
  @POST
  Response token(
      @RestForm("grant_type") String grant,
      @RestForm("client_id") String client,
      @RestForm("client_secret") String secret,
      @RestForm("scope") @Nullable String scope);
}
