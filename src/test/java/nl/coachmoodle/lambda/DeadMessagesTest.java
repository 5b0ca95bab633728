package nl.coachmoodle.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.queue.QueuedMessage;
import nl.coachmoodle.standin.queue.SqsStandIn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that no repetition can help: in the dead-letter queue, and not delivered again. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(EnrolmentWithQueues.class)
class DeadMessagesTest {
  private static final String WITHOUT_COURSE =
      """
      {"externalId": "p1", "firstName": "Jan", "lastName": "Berg",
       "email": "jan@example.com", "code": "course:4711"}
      """;

  MoodleStandIn moodle;
  SqsStandIn queues;

  @BeforeEach
  void nothingAnywhere() {
    moodle.emptySite();
    queues.reset();
  }

  @Test
  void aLastingFailureIsKeptWithItsSentenceAndAcknowledged() throws JsonProcessingException {
    assertThat(failures(WITHOUT_COURSE)).isEmpty();

    assertThat(queues.messages()).hasSize(1);
    QueuedMessage dead = queues.messages().get(0);
    assertThat(dead.queue()).endsWith("/dead.fifo");
    assertThat(dead.attributes())
        .containsEntry("function", "enrolParticipant")
        .containsEntry("code", "data/course-not-found")
        .containsEntry("correlationid", "reference-1");
    assertThat(dead.attributes().get("message")).contains("bestaat niet in Moodle");
    assertThat(new ObjectMapper().readTree(dead.body()))
        .isEqualTo(new ObjectMapper().readTree(WITHOUT_COURSE));
  }

  @Test
  void whatMayPassIsDeliveredAgain() {
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));

    assertThat(failures(WITHOUT_COURSE)).containsExactly("message-1");
    assertThat(queues.messages()).isEmpty();
  }

  @Test
  void aMessageThatCannotBeKeptIsDeliveredAgain() {
    queues.failWith(500, 500);

    assertThat(failures(WITHOUT_COURSE)).containsExactly("message-1");
  }

  @Test
  void whoeverInvokesTheFunctionItselfIsToldAndNothingIsKept() {
    given().contentType("application/json").body(WITHOUT_COURSE).post("/").then().statusCode(500);

    assertThat(queues.messages()).isEmpty();
  }

  private static List<String> failures(String body) {
    Map<String, Object> message =
        Map.of(
            "messageId",
            "message-1",
            "receiptHandle",
            "handle",
            "eventSource",
            "aws:sqs",
            "attributes",
            Map.of("SentTimestamp", "1545082649183"),
            "messageAttributes",
            Map.of("correlationid", Map.of("dataType", "String", "stringValue", "reference-1")),
            "body",
            body);
    return given()
        .contentType("application/json")
        .body(Map.of("Records", List.of(message)))
        .post("/")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("batchItemFailures.itemIdentifier", String.class);
  }
}
