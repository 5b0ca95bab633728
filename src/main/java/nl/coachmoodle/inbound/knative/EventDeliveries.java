package nl.coachmoodle.inbound.knative;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.function.Deliveries;
import nl.coachmoodle.function.Delivery;

/**
 * Tells functions whether a CloudEvent called them, and answers those with an empty 204: a broker
 * takes any other answer for a new event, and a report has names and addresses in it.
 */
@Singleton
class EventDeliveries implements Deliveries {
  private static final int BEFORE_FUNCTIONS = -10_000;

  /**
   * Where brokers send events. Anybody can give a call of a door the headers of one: its caller
   * waits for the answer all the same.
   */
  private static final String EVENTS = "/";

  private static final List<String> ATTRIBUTES =
      List.of("ce-id", "ce-specversion", "ce-source", "ce-type", "ce-time", "ce-subject");

  private final CurrentVertxRequest calls;

  EventDeliveries(CurrentVertxRequest calls) {
    this.calls = calls;
  }

  @Override
  public Delivery of(Map<String, Object> request) {
    return current()
        .filter(call -> EVENTS.equals(call.request().path()))
        .map(CloudEventHeaders::of)
        .filter(CloudEventHeaders::isEvent)
        .map(event -> new Delivery(true, event.reference(), event.sent()))
        .orElse(Delivery.DIRECT);
  }

  private Optional<RoutingContext> current() {
    try {
      return Optional.ofNullable(calls.getCurrent());
    } catch (ContextNotActiveException nobody) {
      return Optional.empty();
    }
  }

  void install(@Observes Router router) {
    router.route(EVENTS).order(BEFORE_FUNCTIONS).handler(EventDeliveries::emptyAnswer);
  }

  private static void emptyAnswer(RoutingContext call) {
    if (CloudEventHeaders.of(call).isEvent()) {
      call.addHeadersEndHandler(
          any -> {
            if (call.response().getStatusCode() == 200) {
              ATTRIBUTES.forEach(call.response().headers()::remove);
              call.response().headers().remove(HttpHeaders.CONTENT_TYPE);
              // A 204 has no body: what Funqy writes after it is not sent.
              call.response().setStatusCode(204);
            }
          });
    }
    call.next();
  }
}
