package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import nl.coachmoodle.failure.Failure;

/** Moodle's answer to one call, read. */
public sealed interface Answer {

  /** The function's result; the JSON {@code null} of functions without one. */
  record Ok(JsonNode result) implements Answer {}

  /** Moodle, or something before it, did not do it or did not say so. */
  record Refused(Failure failure) implements Answer {}
}
