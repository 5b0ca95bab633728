package nl.coachmoodle.harness;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import nl.coachmoodle.standin.queue.SinkStandIn;

/**
 * Runs a sink beside the application, which hands its work and its dead letters to it; tests get it
 * in a field of its type.
 */
public final class SinkResource implements QuarkusTestResourceLifecycleManager {
  private SinkStandIn sink;

  @Override
  public Map<String, String> start() {
    try {
      sink = new SinkStandIn();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Map.of(
        "K_SINK", sink.address(),
        "K_CE_OVERRIDES", "{\"extensions\": {\"tenant\": \"opleider één\"}}",
        "outbound.dead-letter-sink", sink.address());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(sink, new TestInjector.MatchesType(SinkStandIn.class));
  }

  @Override
  public void stop() {
    sink.close();
  }
}
