package nl.coachmoodle.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.client.impl.ClientImpl;
import org.jboss.resteasy.reactive.client.impl.WebTargetImpl;

/**
 * REST clients of one kind, one for each address; they share their connections. Addresses come from
 * settings, so there are few.
 */
public final class Clients<T> {
  private final ClientImpl client;
  private final Class<T> type;
  private final Map<String, T> byAddress = new ConcurrentHashMap<>();

  Clients(ClientImpl client, Class<T> type) {
    this.client = client;
    this.type = type;
  }

  /**
   * The client whose methods call this address, with their own path behind it if they have one.
   *
   * @param address with its scheme; what is no {@link URI} is refused with an {@link
   *     IllegalArgumentException}
   */
  public T at(String address) {
    return byAddress.computeIfAbsent(
        address, any -> ((WebTargetImpl) client.target(URI.create(any))).proxy(type));
  }
}
