package nl.coachmoodle.inbound.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How many messages the door for webhooks has counted. */
record ReceivedCount(MeterRegistry meters) {

  double count(String event) {
    return meters.find("coachmoodle.event_received").tag("event", event).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  double count(String event, String function, String outcome) {
    return meters
        .find("coachmoodle.event_received")
        .tags("door", "webhook", "event", event, "function", function, "outcome", outcome)
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
