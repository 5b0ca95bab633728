package nl.coachmoodle.standin.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checked arguments of a call: texts, lists of arguments, or arguments within arguments. */
public final class Arguments {
  private final Map<String, Object> values;

  Arguments(Map<String, Object> values) {
    this.values = values;
  }

  /** Whether it was sent, or has a default. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The names that were sent or have a default. */
  public Iterable<String> names() {
    return values.keySet();
  }

  /** A text, if it was sent or has a default. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A text that the parameter description requires. */
  public String required(String name) {
    return text(name).orElseThrow(() -> new IllegalStateException("Not required: " + name));
  }

  /** A number, if it was sent. */
  public Optional<Long> number(String name) {
    return text(name).map(Long::valueOf);
  }

  /** A number that the parameter description requires. */
  public long requiredNumber(String name) {
    return Long.parseLong(required(name));
  }

  /** Whether a flag was sent as 1. */
  public boolean flag(String name) {
    return text(name).filter("1"::equals).isPresent();
  }

  /** Arguments within these. */
  public Arguments structure(String name) {
    return (Arguments) values.get(name);
  }

  /** A list of arguments; empty when it was not sent. */
  public List<Arguments> structures(String name) {
    return list(name).stream().map(Arguments.class::cast).toList();
  }

  /** A list of texts; empty when it was not sent. */
  public List<String> texts(String name) {
    return list(name).stream().map(String.class::cast).toList();
  }

  private List<?> list(String name) {
    return values.get(name) instanceof List<?> list ? list : List.of();
  }
}
