package nl.coachmoodle.standin.queue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came in.
 *
 * @param method such as POST
 * @param target path and query
 * @param headers by lower-case name
 * @param body its bytes
 */
record Received(String method, URI target, Map<String, List<String>> headers, byte[] body) {

  static Received of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    Headers sent = exchange.getRequestHeaders();
    sent.forEach(
        (name, values) ->
            headers
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                .addAll(values));
    return new Received(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
