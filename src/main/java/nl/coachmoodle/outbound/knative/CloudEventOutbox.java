package nl.coachmoodle.outbound.knative;

import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;

/** Hands work to the broker; its triggers choose the function by the type of the event. */
final class CloudEventOutbox implements Outbox {
  private final Optional<HttpAddress> sink;
  private final CloudEvents events;
  private final Courier courier;

  CloudEventOutbox(Optional<HttpAddress> sink, CloudEvents events, Courier courier) {
    this.sink = sink;
    this.events = events;
    this.courier = courier;
  }

  @Override
  public boolean reaches(String function) {
    return sink.isPresent();
  }

  @Override
  public void send(Message message) {
    HttpAddress broker = sink.orElseThrow(() -> new IllegalStateException("there is no K_SINK"));
    courier.deliver(
        events.event(
            broker,
            message.function(),
            message.id(),
            Map.of("partitionkey", message.group()),
            message.request()),
        message.function());
  }
}
