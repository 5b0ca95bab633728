package nl.coachmoodle.outbound;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import nl.coachmoodle.http.ClientLimits;
import nl.coachmoodle.http.Clients;
import nl.coachmoodle.http.RestClients;

/** Makes the client that the courier goes out with. */
@Singleton
class CourierWiring {
  /** As many as Quarkus allows of itself: a door hands on for many senders at once. */
  private static final int CONNECTIONS = 50;

  @Produces
  @Singleton
  Clients<ParcelRestClient> clients(OutboundSettings settings, RestClients clients) {
    return clients.make(
        ParcelRestClient.class,
        new ClientLimits(settings.connectTimeout(), settings.readTimeout(), CONNECTIONS),
        settings.authorities(),
        List.of(new ParcelWriter()));
  }
}
