package nl.coachmoodle.standin.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The description of a parameter of a web service function. */
public sealed interface Parameter {

  /** Whether a call without it fails. */
  boolean required();

  /**
   * A single value.
   *
   * @param type what is accepted
   * @param required whether a call without it fails
   * @param fallback the value when it is left out, if any
   */
  record Scalar(ParameterType type, boolean required, Optional<String> fallback)
      implements Parameter {}

  /**
   * Any number of the same thing.
   *
   * @param element each of them
   * @param required whether a call without it fails
   */
  record ListOf(Parameter element, boolean required) implements Parameter {}

  /**
   * Named parts.
   *
   * @param parts the parts by name, in Moodle's order
   * @param required whether a call without it fails
   */
  record Structure(Map<String, Parameter> parts, boolean required) implements Parameter {

    /** A required structure without parts yet. */
    public static Structure empty() {
      return new Structure(Map.of(), true);
    }

    /** This structure with one more part. */
    public Structure with(String name, Parameter part) {
      Map<String, Parameter> more = new LinkedHashMap<>(parts);
      more.put(name, part);
      return new Structure(more, required);
    }

    /** This structure with one more required value. */
    public Structure required(String name, ParameterType type) {
      return with(name, new Scalar(type, true, Optional.empty()));
    }

    /** This structure with more optional values of one type. */
    public Structure optional(ParameterType type, String... names) {
      Structure result = this;
      for (String name : names) {
        result = result.with(name, new Scalar(type, false, Optional.empty()));
      }
      return result;
    }

    /** This structure with one more value that has a default. */
    public Structure defaulting(String name, ParameterType type, String fallback) {
      return with(name, new Scalar(type, false, Optional.of(fallback)));
    }
  }

  /** A required list. */
  static Parameter listOf(Parameter element) {
    return new ListOf(element, true);
  }

  /** An optional list. */
  static Parameter optionalListOf(Parameter element) {
    return new ListOf(element, false);
  }
}
