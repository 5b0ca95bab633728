package nl.coachmoodle.outbound.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.Parcel;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Amazon SQS, as far as it is needed here: {@code SendMessage} in its JSON protocol, signed with
 * Signature Version 4 by the AWS SDK's signer.
 */
final class Sqs {
  private static final String ACTION = "AmazonSQS.SendMessage";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  private final Courier courier;
  private final ObjectMapper json;
  private final Function<String, Optional<String>> environment;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  Sqs(
      Courier courier,
      ObjectMapper json,
      Function<String, Optional<String>> environment,
      Clock clock) {
    this.courier = courier;
    this.json = json;
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Sends a message.
   *
   * @param function that the message is for, or comes from
   * @param group messages of one group are delivered one after the other
   * @param id a FIFO queue drops a second message with the same one within five minutes
   * @param attributes not empty, readable without the body
   * @throws nl.coachmoodle.failure.FailedException of class {@code retry} when it was not taken
   */
  void send(
      SqsQueue queue,
      String function,
      String group,
      String id,
      Map<String, String> attributes,
      String body) {
    Map<String, Object> call = new HashMap<>();
    call.put("QueueUrl", queue.address().uri().toString());
    call.put("MessageBody", body);
    call.put("MessageAttributes", typed(attributes));
    if (queue.isFifo()) {
      call.put("MessageGroupId", SqsQueue.id(group));
      call.put("MessageDeduplicationId", SqsQueue.id(id));
    }
    courier.deliver(signed(queue, bytes(call)), function);
  }

  private Parcel signed(SqsQueue queue, byte[] body) {
    AwsCredentialsIdentity credentials = AwsCredentials.from(environment);
    URI endpoint = queue.endpoint().uri();
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("X-Amz-Target", ACTION)
            .putHeader("Content-Type", CONTENT_TYPE)
            .build();
    SignedRequest signed =
        signer.sign(
            SignRequest.builder(credentials)
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sqs")
                .putProperty(
                    AwsV4HttpSigner.REGION_NAME,
                    queue.region(environment.apply("AWS_REGION").orElse("us-east-1")))
                .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                .build());
    Map<String, String> headers = new TreeMap<>();
    signed.request().headers().forEach((name, values) -> headers.put(name, values.get(0)));
    // The REST client sends the same one by itself, and not twice.
    headers.remove("Host");
    return new Parcel(queue.endpoint(), headers, body);
  }

  private static Map<String, Object> typed(Map<String, String> attributes) {
    Map<String, Object> typed = new TreeMap<>();
    attributes.forEach(
        (name, value) -> typed.put(name, Map.of("DataType", "String", "StringValue", value)));
    return typed;
  }

  private byte[] bytes(Map<String, Object> call) {
    try {
      return json.writeValueAsString(call).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a message could not be written as JSON", impossible);
    }
  }
}
