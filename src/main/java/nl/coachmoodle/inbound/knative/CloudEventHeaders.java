package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * What the headers of a request say about the CloudEvent in it. Brokers send events in the binary
 * mode, whose attributes are headers; of a structured one only that it is an event is known here.
 */
final class CloudEventHeaders {
  private static final String STRUCTURED = "application/cloudevents";

  private final HttpServerRequest request;

  private CloudEventHeaders(HttpServerRequest request) {
    this.request = request;
  }

  static CloudEventHeaders of(RoutingContext call) {
    return new CloudEventHeaders(call.request());
  }

  boolean isEvent() {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    return request.headers().contains("ce-id")
        || (type != null && type.toLowerCase(Locale.ROOT).startsWith(STRUCTURED));
  }

  /** The reference of the call that sent it. */
  Optional<String> reference() {
    return Optional.ofNullable(request.getHeader("ce-correlationid"));
  }

  /** When it was sent. */
  Optional<Instant> sent() {
    return Optional.ofNullable(request.getHeader("ce-time")).flatMap(CloudEventHeaders::moment);
  }

  private static Optional<Instant> moment(String time) {
    try {
      return Optional.of(OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException odd) {
      return Optional.empty();
    }
  }
}
