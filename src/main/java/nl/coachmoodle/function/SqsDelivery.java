package nl.coachmoodle.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Keeps what SQS says about a message. Funqy gives a function the body of each message of a batch
 * and throws the rest away: that it came by a queue, when it was sent, and the reference of the
 * call that sent it. So these are put into the body as it is read, in the member {@link
 * Delivery#MEMBER}. Direct invocations, and messages that are no JSON object, stay as they are.
 */
@Singleton
public class SqsDelivery implements ObjectMapperCustomizer {
  /** By name, because only the Lambda target has the class. */
  private static final String MESSAGE =
      "com.amazonaws.services.lambda.runtime.events.SQSEvent$SQSMessage";

  private static final String BODY = "body";

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("sqs-delivery").setDeserializerModifier(new ForMessages()));
  }

  /**
   * A message whose body says how it came.
   *
   * @param message one of the event's {@code Records}
   */
  static void mark(ObjectNode message) {
    String body = message.path(BODY).asText("");
    String inside = body.strip();
    if (!inside.startsWith("{") || !inside.endsWith("}")) {
      return;
    }
    ObjectNode delivery = message.objectNode();
    copy(message.at("/attributes/SentTimestamp"), delivery, Delivery.SENT);
    copy(message.at("/messageAttributes/correlationid/stringValue"), delivery, Delivery.REFERENCE);
    String members = inside.substring(1, inside.length() - 1).strip();
    String comma = members.isEmpty() ? "" : ",";
    // Spliced in and not parsed: what is wrong with the rest is still found where it is read. At
    // the
    // end, because of two members with one name the last one counts.
    message.put(BODY, "{" + members + comma + "\"" + Delivery.MEMBER + "\":" + delivery + "}");
  }

  private static void copy(JsonNode value, ObjectNode delivery, String name) {
    if (value.isTextual()) {
      delivery.put(name, value.textValue());
    }
  }

  private static final class ForMessages extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
      return bean.getBeanClass().getName().equals(MESSAGE)
          ? new Marking(deserializer)
          : deserializer;
    }
  }

  private static final class Marking extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    Marking(JsonDeserializer<?> reader) {
      super(reader);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
      return new Marking(reader);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode read = context.readTree(parser);
      if (read instanceof ObjectNode message) {
        mark(message);
      }
      try (JsonParser again = read.traverse(parser.getCodec())) {
        again.nextToken();
        return super.deserialize(again, context);
      }
    }
  }
}
