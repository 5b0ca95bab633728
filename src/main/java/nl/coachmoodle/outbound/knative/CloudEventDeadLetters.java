package nl.coachmoodle.outbound.knative;

import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.HttpAddress;

/** Sends dead letters as events to whoever keeps them. */
final class CloudEventDeadLetters implements DeadLetters {
  private final Optional<HttpAddress> sink;
  private final CloudEvents events;
  private final Courier courier;

  CloudEventDeadLetters(Optional<HttpAddress> sink, CloudEvents events, Courier courier) {
    this.sink = sink;
    this.events = events;
    this.courier = courier;
  }

  @Override
  public boolean areKept() {
    return sink.isPresent();
  }

  @Override
  public void send(DeadLetter letter) {
    HttpAddress keeper =
        sink.orElseThrow(() -> new IllegalStateException("there is no dead-letter sink"));
    courier.deliver(
        events.event(
            keeper,
            letter.function() + ".dead",
            letter.id(),
            Map.of(
                "partitionkey", letter.group(),
                "failurecode", letter.failure().code().code(),
                "failuremessage", letter.message(),
                "failurefix", letter.fix()),
            letter.request()),
        letter.function());
  }
}
