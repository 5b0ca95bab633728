package nl.coachmoodle.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import nl.coachmoodle.standin.rest.FormField;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.ReceivedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoodleStandInFaultsTest {
  private static final String CREATE = "core_user_create_users";
  private static final String LOOK_UP = "core_user_get_users_by_field";

  private MoodleStandIn standIn;
  private RestCaller rest;

  @BeforeEach
  void start() throws IOException {
    standIn = MoodleStandIn.start(MoodleRelease.V5_1);
    rest = new RestCaller(standIn);
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void aPlannedAnswerIsGivenInsteadOfExecutingForThatFunctionOnly() throws Exception {
    standIn.onNext(2, CREATE, Fault.answer(503, "text/html", "<html>busy</html>"));

    assertThat(rest.post(LOOK_UP, "field=id", "values[0]=5").statusCode()).isEqualTo(200);
    assertThat(postUser("new").statusCode()).isEqualTo(503);
    assertThat(postUser("new").body()).isEqualTo("<html>busy</html>");
    assertThat(standIn.userByUsername("new")).isEmpty();
    assertThat(create("new")).hasSize(1);
    assertThat(standIn.callCount(CREATE)).isEqualTo(3);
  }

  @Test
  void aLostAnswerIsCommitted() throws Exception {
    standIn.onNext(1, Fault.loseAnswer());

    assertThatThrownBy(() -> postUser("new")).isInstanceOf(IOException.class);
    assertThat(standIn.userByUsername("new")).isPresent();
    assertThat(standIn.callCount(CREATE)).isEqualTo(1);
  }

  @Test
  void aDroppedCallIsNotExecuted() throws Exception {
    standIn.onNext(1, Fault.dropBeforeExecuting());

    assertThatThrownBy(() -> postUser("new")).isInstanceOf(IOException.class);
    assertThat(standIn.userByUsername("new")).isEmpty();
    assertThat(create("new")).hasSize(1);
  }

  @Test
  void aHeldAnswerComesWhenTheLatchOpens() throws Exception {
    CountDownLatch executed = new CountDownLatch(1);
    CountDownLatch latch = new CountDownLatch(1);
    standIn.onNext(1, Fault.holdAnswer(executed, latch));
    CompletableFuture<HttpResponse<String>> held =
        rest.postAsync(CREATE, RestCaller.newUser("new"));
    executed.await();

    assertThat(standIn.userByUsername("new")).isPresent();
    assertThat(held).isNotDone();
    latch.countDown();
    assertThat(held.get().statusCode()).isEqualTo(200);
  }

  @Test
  void aCallHeldBeforeExecutingChangesNothingUntilTheLatchOpens() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    standIn.onNext(1, Fault.holdBeforeExecuting(latch));
    CompletableFuture<HttpResponse<String>> held =
        rest.postAsync(CREATE, RestCaller.newUser("new"));
    standIn.awaitCalls(CREATE, 1);

    assertThat(standIn.userByUsername("new")).isEmpty();
    latch.countDown();
    assertThat(held.get().body()).startsWith("[");
    assertThat(standIn.userByUsername("new")).isPresent();
  }

  @Test
  void aTruncatedAnswerIsBrokenJsonAfterExecuting() throws Exception {
    standIn.onNext(1, Fault.truncateAnswer());
    String body = postUser("new").body();

    assertThatThrownBy(() -> new JsonMapper().readTree(body)).isInstanceOf(IOException.class);
    assertThat(standIn.userByUsername("new")).isPresent();
  }

  @Test
  void callsAreRememberedWithTheirFieldsInOrder() throws Exception {
    rest.call(LOOK_UP, "field=idnumber", "values[0]=CV-1001", "values[1]=é & +");
    create("new");

    ReceivedCall first = standIn.calls().get(0);
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.query()).isEmpty();
    assertThat(first.form())
        .extracting(FormField::name)
        .containsExactly(
            "wstoken", "wsfunction", "moodlewsrestformat", "field", "values[0]", "values[1]");
    assertThat(first.value("values[1]")).contains("é & +");
    assertThat(first.count("values")).isEqualTo(2);
    assertThat(standIn.calls()).extracting(ReceivedCall::function).containsExactly(LOOK_UP, CREATE);

    standIn.forgetCalls();
    assertThat(standIn.calls()).isEmpty();
  }

  @Test
  void parallelCreationsOfOneUserCreateOne() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int call = 0; call < 5; call++) {
      answers.add(rest.postAsync(CREATE, RestCaller.newUser("same")));
    }

    long created = 0;
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      created += answer.get().body().startsWith("[") ? 1 : 0;
    }
    assertThat(created).isEqualTo(1);
    assertThat(standIn.usersByIdnumber("ID-same")).hasSize(1);
  }

  private JsonNode create(String username) throws Exception {
    return rest.call(CREATE, RestCaller.newUser(username));
  }

  private HttpResponse<String> postUser(String username) throws Exception {
    return rest.post(CREATE, RestCaller.newUser(username));
  }
}
