package nl.coachmoodle.outbound.aws;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.outbound.JsonBody;
import nl.coachmoodle.telemetry.Correlation;

/** Sends dead letters to their queue. */
final class SqsDeadLetters implements DeadLetters {
  private final Optional<HttpAddress> queue;
  private final Sqs sqs;
  private final JsonBody json;

  SqsDeadLetters(Optional<HttpAddress> queue, Sqs sqs, JsonBody json) {
    this.queue = queue;
    this.sqs = sqs;
    this.json = json;
  }

  @Override
  public boolean areKept() {
    return queue.isPresent();
  }

  @Override
  public void send(DeadLetter letter) {
    HttpAddress kept =
        queue.orElseThrow(() -> new IllegalStateException("there is no dead-letter queue"));
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("function", letter.function());
    attributes.put("code", letter.failure().code().code());
    attributes.put("message", letter.message());
    attributes.put("fix", letter.fix());
    Correlation.current().ifPresent(reference -> attributes.put("correlationid", reference));
    sqs.send(
        new SqsQueue(kept),
        letter.function(),
        letter.group(),
        letter.id(),
        attributes,
        json.write(letter.request()));
  }
}
