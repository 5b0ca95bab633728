package nl.coachmoodle.standin.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.standin.rest.Parameter.ListOf;
import nl.coachmoodle.standin.rest.Parameter.Scalar;
import nl.coachmoodle.standin.rest.Parameter.Structure;
import nl.coachmoodle.standin.site.SiteSettings;

/**
 * Checks nested values against the description of a function's parameters, with Moodle's order of
 * checks and Moodle's texts: whatever is wrong fails the whole call.
 */
public final class ParameterCheck {
  private final SiteSettings settings;

  /** Checks with the languages and user name rules of these settings. */
  public ParameterCheck(SiteSettings settings) {
    this.settings = settings;
  }

  /** The checked arguments of a call. */
  public Arguments check(Structure description, Map<String, Object> values) {
    return structure(description, values);
  }

  private Object any(Parameter description, Object value) {
    if (description instanceof Scalar scalar) {
      return scalar(scalar, value);
    }
    if (!(value instanceof Map)) {
      throw MoodleError.invalidParameter("Only arrays accepted. The bad value is: '" + value + "'");
    }
    Map<?, ?> values = (Map<?, ?>) value;
    if (description instanceof ListOf list) {
      List<Object> result = new ArrayList<>();
      values.values().forEach(element -> result.add(any(list.element(), element)));
      return result;
    }
    return structure((Structure) description, values);
  }

  private Object scalar(Scalar description, Object value) {
    if (!(value instanceof String text)) {
      throw MoodleError.invalidParameter("Scalar type expected, array or object received.");
    }
    if (!description.type().accepts(text, settings)) {
      throw MoodleError.invalidParameter(
          "Invalid external api parameter: the value is \""
              + text
              + "\", the server was expecting \""
              + description.type().label()
              + "\" type");
    }
    return text;
  }

  private Arguments structure(Structure description, Map<?, ?> values) {
    Map<String, Object> result = new LinkedHashMap<>();
    Map<Object, Object> left = new LinkedHashMap<>(values);
    description
        .parts()
        .forEach(
            (name, part) -> {
              if (left.containsKey(name)) {
                result.put(name, named(name, part, left.remove(name)));
              } else if (part.required()) {
                throw MoodleError.invalidParameter(
                    "Missing required key in single structure: " + name);
              } else if (part instanceof Scalar scalar && scalar.fallback().isPresent()) {
                result.put(name, named(name, part, scalar.fallback().get()));
              }
            });
    if (!left.isEmpty()) {
      throw MoodleError.invalidParameter(
          "Unexpected keys ("
              + String.join(", ", left.keySet().stream().map(Object::toString).toList())
              + ") detected in parameter array.");
    }
    return new Arguments(result);
  }

  private Object named(String name, Parameter part, Object value) {
    try {
      return any(part, value);
    } catch (MoodleError e) {
      throw MoodleError.invalidParameter(name + " => " + e.getMessage() + ": " + e.debugInfo());
    }
  }
}
