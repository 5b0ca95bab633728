package nl.coachmoodle.standin.coachview.api;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Row;

/** A row as it is asked about and as it is written. */
final class RowView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

  private final ApiSettings settings;
  private final CoachviewData data;

  RowView(ApiSettings settings, CoachviewData data) {
    this.settings = settings;
    this.data = data;
  }

  /** What stands in a field for conditions and for the order; the inner empty means null. */
  Optional<Optional<Object>> value(Row row, String field) {
    switch (field.toLowerCase(Locale.ROOT)) {
      case "audittrail.gewijzigddatumtijd":
        return Optional.of(Optional.of(row.changed()));
      case "audittrail.aangemaaktdatumtijd":
        return Optional.of(Optional.of(row.created()));
      default:
        return row.properties().entrySet().stream()
            .filter(property -> settings.nameOf(property.getKey()).equalsIgnoreCase(field))
            .map(property -> Optional.ofNullable(property.getValue()))
            .findFirst();
    }
  }

  /** The JSON object. */
  Map<String, Object> json(Row row, ReceivedRequest request) {
    Map<String, Object> json = new LinkedHashMap<>(own(row));
    if (request.asksFor("InclusiefVrijevelden")) {
      json.putAll(renamed(row.freeFields()));
    }
    if (request.asksFor("InclusiefExtraVelden")) {
      json.putAll(renamed(row.computed()));
    }
    if (request.asksFor("InclusiefDirecteRelaties")) {
      data.relations(row).forEach((name, related) -> json.put(name, own(related)));
    }
    return json;
  }

  private Map<String, Object> own(Row row) {
    Map<String, Object> own = new LinkedHashMap<>(renamed(row.properties()));
    Map<String, Object> audit = new LinkedHashMap<>();
    audit.put("aangemaaktDatumTijd", row.created().format(TIME));
    audit.put("aangemaaktDoor", "Stand-in");
    audit.put("gewijzigdDatumTijd", row.changed().format(TIME));
    audit.put("gewijzigdDoor", "Stand-in");
    audit.put("etag", row.etag());
    own.put(settings.nameOf("auditTrail"), audit);
    return own;
  }

  private Map<String, Object> renamed(Map<String, Object> properties) {
    Map<String, Object> renamed = new LinkedHashMap<>();
    properties.forEach((name, value) -> renamed.put(settings.nameOf(name), value));
    return renamed;
  }
}
