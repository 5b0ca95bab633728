package nl.coachmoodle.inbound.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.ValidatableResponse;
import nl.coachmoodle.harness.BoundToSink;
import nl.coachmoodle.standin.queue.SinkStandIn;
import nl.coachmoodle.standin.queue.SinkStandIn.Event;

/** Sends messages as Coachview does, to a deployment that is {@link BoundToSink}. */
final class WebhookSender {
  static final String ADDED =
      """
      {"event": "persoon.categorie.toegevoegd", "PersoonId": "8f0c", "PersooncategorieId": "77",
       "ExternId": "p1", "Externsource": "HR", "Categorie": "Docent", "Achternaam": "Zonnebloem"}
      """;

  private WebhookSender() {}

  static ValidatableResponse post(String body) {
    return post(BoundToSink.SECRET, body);
  }

  static ValidatableResponse post(String secret, String body) {
    return given().contentType("application/json").body(body).post("/webhooks/" + secret).then();
  }

  /** The one event that was handed on. */
  static Event only(SinkStandIn sink) {
    assertThat(sink.events()).hasSize(1);
    return sink.events().get(0);
  }
}
