package nl.coachmoodle.inbound.webhook;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who sends a message, as far as the platform knows.
 *
 * @param path as it was sent, nothing decoded
 * @param peer the address of the other end of the connection; on Lambda what AWS says it is
 * @param headers whatever the caller claims
 */
public record Caller(String path, String peer, RequestHeaders headers) {

  /** The caller of a request. */
  public static Caller of(HttpServerRequest request) {
    return new Caller(
        Optional.ofNullable(request.path()).orElse(""),
        Optional.ofNullable(request.remoteAddress()).map(Caller::address).orElse(""),
        name -> List.copyOf(request.headers().getAll(name)));
  }

  private static String address(SocketAddress remote) {
    return Optional.ofNullable(remote.hostAddress())
        .or(() -> Optional.ofNullable(remote.host()))
        .orElse("");
  }
}
