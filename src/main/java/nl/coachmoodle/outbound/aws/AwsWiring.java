package nl.coachmoodle.outbound.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.DeadLetters;
import nl.coachmoodle.outbound.JsonBody;
import nl.coachmoodle.outbound.OutboundSettings;
import nl.coachmoodle.outbound.Outbox;
import org.eclipse.microprofile.config.Config;

/** Connects this function to the queues of the others and to the dead-letter queue. */
@Singleton
class AwsWiring {

  @Produces
  @Singleton
  Outbox outbox(OutboundSettings settings, Sqs sqs, JsonBody json) {
    return new SqsOutbox(settings.allQueues(), sqs, json);
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(OutboundSettings settings, Sqs sqs, JsonBody json) {
    return new SqsDeadLetters(settings.deadLetterQueue(), sqs, json);
  }

  @Produces
  @Singleton
  Sqs sqs(Courier courier, ObjectMapper json, Config config, Clock clock) {
    return new Sqs(courier, json, name -> config.getOptionalValue(name, String.class), clock);
  }
}
