package nl.coachmoodle.outbound;

import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** A broker, a queue or a sink: whatever takes a message by {@code POST}. */
@RegisterProvider(ParcelWriter.class)
public interface ParcelRestClient {

  /** Posts a message and answers whatever comes back, errors included. */
  @POST
  Response post(@Url String address, Parcel parcel);
}
