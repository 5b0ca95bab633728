package nl.coachmoodle.outbound;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;

/** A broker, a queue or a sink: whatever takes a message by {@code POST}. */
public interface ParcelRestClient {

  /**
   * Posts a message and answers whatever comes back, errors included. It is JSON unless its headers
   * say what it is.
   */
  @POST
  @Consumes("application/json")
  Response post(Parcel parcel);
}
