package nl.coachmoodle.standin.coachview.data;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of an entity. Never changed: a change makes a new one.
 *
 * @param id a GUID
 * @param properties what is always answered, in order; values are texts, numbers, truth values,
 *     nested maps or null
 * @param freeFields answered with {@code InclusiefVrijevelden}
 * @param computed answered with {@code InclusiefExtraVelden}
 * @param created in Coachview's local time
 * @param changed in Coachview's local time
 * @param etag counts the changes
 */
public record Row(
    String id,
    Map<String, Object> properties,
    Map<String, Object> freeFields,
    Map<String, Object> computed,
    LocalDateTime created,
    LocalDateTime changed,
    int etag) {

  static Row of(String id, LocalDateTime now) {
    Map<String, Object> none = Map.of();
    return new Row(id, none, none, none, now, now, 1);
  }

  /** A property that is a text. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(properties.get(name)).map(String::valueOf);
  }

  Row with(String name, Object value) {
    return withProperties(with(properties, name, value));
  }

  Row withFreeField(String name, Object value) {
    return new Row(id, properties, with(freeFields, name, value), computed, created, changed, etag);
  }

  Row withComputed(String name, Object value) {
    return new Row(id, properties, freeFields, with(computed, name, value), created, changed, etag);
  }

  Row withProperties(Map<String, Object> all) {
    return new Row(id, all, freeFields, computed, created, changed, etag);
  }

  Row withoutFreeFields() {
    return new Row(id, properties, Map.of(), computed, created, changed, etag);
  }

  Row changedAt(LocalDateTime time) {
    return new Row(id, properties, freeFields, computed, created, time, etag + 1);
  }

  Row bornAt(LocalDateTime time) {
    return new Row(id, properties, freeFields, computed, time, time, 1);
  }

  /** Keeps the order, and allows null. */
  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}
