package nl.coachmoodle.coachview.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request for rows.
 *
 * @param entity the last part of the address, such as {@code Personen}
 * @param skip rows to be passed over
 * @param parameters all of the query, in order
 */
public record Query(String entity, int skip, Map<String, String> parameters) {

  /**
   * A part of a list, with the number of rows in all of it.
   *
   * @param where conditions joined by semicolons, empty for none
   * @param orderBy a property and its direction
   */
  static Query of(Source source, String where, String orderBy, int skip, int take) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (!where.isEmpty()) {
      parameters.put("where", where);
    }
    parameters.put("orderby", orderBy);
    parameters.put("skip", String.valueOf(skip));
    parameters.put("take", String.valueOf(take));
    parameters.put("Count", "true");
    inclusions(source, parameters);
    return new Query(source.entity().value(), skip, parameters);
  }

  private static void inclusions(Source source, Map<String, String> parameters) {
    if (source.freeFields()) {
      parameters.put("InclusiefVrijevelden", "true");
    }
    if (source.extraFields()) {
      parameters.put("InclusiefExtraVelden", "true");
    }
  }

  /** Two rows with everything that is ever read, to see what properties are called. */
  static Query look(Source source) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("take", "2");
    inclusions(source, parameters);
    return new Query(source.entity().value(), 0, parameters);
  }

  /** Any row, to see what properties are called. */
  static Query sample(Source source) {
    return new Query(source.entity().value(), 0, Map.of("take", "1"));
  }
}
