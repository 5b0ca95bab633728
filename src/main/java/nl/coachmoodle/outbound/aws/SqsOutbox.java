package nl.coachmoodle.outbound.aws;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.JsonBody;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;
import nl.coachmoodle.telemetry.Correlation;

/** Hands work to the queue of its function. */
final class SqsOutbox implements Outbox {
  private final Map<String, HttpAddress> queues;
  private final Sqs sqs;
  private final JsonBody json;

  SqsOutbox(Map<String, HttpAddress> queues, Sqs sqs, JsonBody json) {
    this.queues = Map.copyOf(queues);
    this.sqs = sqs;
    this.json = json;
  }

  @Override
  public boolean reaches(String function) {
    return queues.containsKey(function);
  }

  @Override
  public void send(Message message) {
    HttpAddress queue =
        Optional.ofNullable(queues.get(message.function()))
            .orElseThrow(() -> new IllegalStateException(message.function() + " has no queue"));
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("function", message.function());
    Correlation.current().ifPresent(reference -> attributes.put("correlationid", reference));
    sqs.send(
        new SqsQueue(queue),
        message.function(),
        message.group(),
        message.id(),
        attributes,
        json.write(message.request()));
  }
}
