package nl.coachmoodle.inbound.knative.letters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.List;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.queue.SinkStandIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keeper of dead letters over HTTP, as a broker and an operator call it. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@TestProfile(KeepsDeadLetters.class)
class DeadLetterKeeperTest {
  SinkStandIn sink;

  private static ValidatableResponse die(String id, String type) {
    return given()
        .header("ce-specversion", "1.0")
        .header("ce-id", id)
        .header("ce-source", "/test")
        .header("ce-type", type)
        .header("ce-knativeerrorcode", "503")
        .contentType("application/json")
        .body("{\"externalId\": \"p1\", \"lastName\": \"Jansen\"}")
        .post("/dead-letters")
        .then();
  }

  private static ValidatableResponse replay(String query) {
    return given()
        .header("Authorization", "Bearer " + KeepsDeadLetters.KEY)
        .post("/dead-letters/replay?" + query)
        .then();
  }

  @Test
  void anEventIsKeptAndSentAgainOnRequest() {
    // Not carried out, although it is an event of that function.
    die("one", "enrolParticipant").statusCode(202).body(equalTo(""));

    replay("function=enrolParticipant")
        .statusCode(200)
        .body("mode", equalTo("plan"))
        .body("letters[0].function", equalTo("enrolParticipant"))
        .body("letters[0].code", equalTo("none"))
        .body(not(containsString("Jansen")));
    assertThat(ofType("enrolParticipant")).isEmpty();

    replay("function=enrolParticipant&mode=apply")
        .statusCode(200)
        .body("letters[0].sent", is(true));
    assertThat(ofType("enrolParticipant"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.attribute("id")).isEqualTo("one");
              assertThat(event.attributes()).doesNotContainKey("knativeerrorcode");
              assertThat(event.data().path("lastName").asText()).isEqualTo("Jansen");
            });

    replay("function=enrolParticipant").statusCode(200).body("letters", empty());
  }

  @Test
  void anEventOfAnyOtherKindIsKeptToo() {
    given().contentType("text/plain").body("no event").post("/dead-letters").then().statusCode(202);
    given().post("/dead-letters").then().statusCode(202);

    replay("mode=apply").statusCode(200).body("letters.findAll { !it.event }.size()", is(2));
  }

  @Test
  void onlyWhoHasTheKeyMaySendThemAgain() {
    given().post("/dead-letters/replay?mode=apply").then().statusCode(403);
    given()
        .header("Authorization", "Bearer " + "x".repeat(40))
        .post("/dead-letters/replay?mode=apply")
        .then()
        .statusCode(403);
  }

  @Test
  void theOperatorsCommandShowsThemAndSendsThem(@TempDir Path directory) throws Exception {
    ReplayCommand command = new ReplayCommand(directory, RestAssured.port, KeepsDeadLetters.KEY);
    die("two", "syncProfile").statusCode(202);

    assertThat(command.run("--function", "syncProfile"))
        .contains("syncProfile none age=")
        .contains("letters would be sent again; nothing was changed")
        .doesNotContain("Jansen");
    assertThat(ofType("syncProfile")).isEmpty();

    assertThat(command.run("--function", "syncProfile", "--code", "none", "--apply"))
        .contains("1 letters were sent again");
    assertThat(ofType("syncProfile")).hasSize(1);

    assertThat(command.run("--older-than", "1000d", "--limit", "5")).contains("0 of ");
    assertThat(command.run("--limit", "0")).contains("data/input-invalid").contains("400");
    assertThat(new ReplayCommand(directory, RestAssured.port, "another key").run("--apply"))
        .contains("the keeper answered 403");
  }

  @Test
  void aWrongChoiceIsExplained() {
    replay("mode=perhaps").statusCode(400).body("code", equalTo("data/input-invalid"));
  }

  @Test
  void tooMuchIsRefused() {
    given()
        .contentType("application/json")
        .body("x".repeat(2 * 1024 * 1024 + 1))
        .post("/dead-letters")
        .then()
        .statusCode(413);
  }

  private List<SinkStandIn.Event> ofType(String type) {
    return sink.events().stream().filter(event -> event.attribute("type").equals(type)).toList();
  }
}
