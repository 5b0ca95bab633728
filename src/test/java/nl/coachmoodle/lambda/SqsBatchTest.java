package nl.coachmoodle.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Lambda behind a queue: exactly the messages that failed are delivered again. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(ExportedEnrolment.class)
class SqsBatchTest {
  MoodleStandIn moodle;

  @BeforeEach
  void nobodyInMoodle() {
    moodle.emptySite();
  }

  @Test
  void reportsNothingWhenEveryMessageIsDone() {
    assertThat(failures(message("p1", 2), message("p2", 3))).isEmpty();

    assertThat(moodle.userByIdnumber("p1")).isPresent();
    assertThat(moodle.userByIdnumber("p2")).isPresent();
  }

  @Test
  void reportsExactlyTheMessagesThatFailed() {
    assertThat(failures(message("p1", 2), message("p2", 4711), "not JSON", message("p4", 3)))
        .containsExactlyInAnyOrder("message-1", "message-2");

    assertThat(moodle.userByIdnumber("p4")).isPresent();
  }

  @Test
  void reportsEveryMessageWhileMoodleIsAway() {
    moodle.onNext(100, Fault.answer(503, "text/html", "away"));

    assertThat(failures(message("p1", 2), message("p2", 2)))
        .containsExactlyInAnyOrder("message-0", "message-1");
  }

  @Test
  void logsWhyAMessageFailed() {
    try (LogRecorder log = LogRecorder.open()) {
      failures(message("p1", 4711), "{}");

      assertThat(log.lines())
          .anyMatch(line -> line.contains("externalId=p1") && line.contains("failure="))
          .anyMatch(line -> line.contains("required:externalId"));
    }
  }

  @Test
  void logsThatMessagesWereUnreadableAndNotWhatTheySaid() {
    try (LogRecorder log = LogRecorder.open()) {
      failures("Geheimnaam is not JSON", "\"{'lastName': 'Geheimnaam'}\"", "[\"Geheimnaam\"]");

      assertThat(log.lines()).isNotEmpty();
      assertThat(log.lines()).noneMatch(line -> line.contains("Geheimnaam"));
    }
  }

  @Test
  void theReferenceOfTheDoorReachesTheLogAndMoodle() {
    Map<String, Object> record = new HashMap<>(sqs("message-0", message("p1", 2)));
    record.put("attributes", Map.of("SentTimestamp", "1545082649183"));
    record.put(
        "messageAttributes",
        Map.of(
            "correlationid",
            Map.of("dataType", "String", "stringValue", "the-reference-of-the-door")));
    try (LogRecorder log = LogRecorder.open()) {
      assertThat(answer(List.of(record))).isEmpty();

      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.contains("[the-reference-of-the-door]")
                      && line.contains("function=enrolParticipant"));
      assertThat(moodle.calls())
          .extracting(ReceivedCall::reference)
          .containsOnly(Optional.of("the-reference-of-the-door"));
    }
  }

  @Test
  void messagesOfOneBatchHaveReferencesOfTheirOwn() {
    assertThat(failures(message("p1", 2), message("p2", 3))).isEmpty();

    assertThat(moodle.calls().stream().map(ReceivedCall::reference).distinct()).hasSize(2);
  }

  private static String message(String externalId, int course) {
    return """
    {"externalId": "%1$s", "firstName": "Jan", "lastName": "Berg",
     "email": "%1$s@example.com", "code": "course:%2$d"}
    """
        .formatted(externalId, course);
  }

  private static List<String> failures(String... bodies) {
    List<Map<String, Object>> records = new ArrayList<>();
    for (String body : bodies) {
      records.add(sqs("message-" + records.size(), body));
    }
    return answer(records);
  }

  private static Map<String, Object> sqs(String id, String body) {
    return Map.of(
        "messageId", id,
        "receiptHandle", "handle",
        "eventSource", "aws:sqs",
        "eventSourceARN", "arn:aws:sqs:eu-west-1:123456789012:coachview",
        "awsRegion", "eu-west-1",
        "body", body);
  }

  private static List<String> answer(List<Map<String, Object>> records) {
    JsonPath answer =
        given()
            .contentType("application/json")
            .body(write(Map.of("Records", records)))
            .post("/")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    return answer.getList("batchItemFailures.itemIdentifier", String.class);
  }

  private static String write(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
