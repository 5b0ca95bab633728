package nl.coachmoodle.moodle.wire;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Moodle's REST endpoint, {@code {site}/webservice/rest/server.php}. One method for everything:
 * which function is called stands in the form, and so does the token, so that neither is in a URL.
 */
public interface MoodleRestClient {

  /**
   * Posts the form and answers whatever comes back, errors and redirects included.
   *
   * @param reference of the call that this is done for, for the log of Moodle's web server
   */
  @POST
  @Consumes("application/x-www-form-urlencoded")
  Response post(@HeaderParam("X-Correlation-Id") @Nullable String reference, Form form);
}
