package nl.coachmoodle.function;

import java.util.Map;

/** Knows how the request came that a function is working on. */
@FunctionalInterface
public interface Deliveries {

  /** How the request of the call under way came. */
  Delivery of(Map<String, Object> request);
}
