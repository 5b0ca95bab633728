package nl.coachmoodle.standin.coachview.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.standin.coachview.data.Row;

/** Picks the rows of a list by {@code where}, {@code orderby}, {@code skip} and {@code take}. */
final class Listing {
  private static final int DEFAULT_TAKE = 25;

  /**
   * A part of a list.
   *
   * @param total the rows of the whole list
   */
  record Part(List<Row> rows, int total) {}

  private final ApiSettings settings;
  private final RowView view;

  Listing(ApiSettings settings, RowView view) {
    this.settings = settings;
    this.view = view;
  }

  Part pick(List<Row> all, ReceivedRequest request) {
    List<Row> rows = new ArrayList<>(all);
    request
        .parameter("where")
        .filter(where -> !where.isBlank())
        .ifPresent(where -> Condition.parse(where).forEach(condition -> filter(rows, condition)));
    // Some lists take a plain id as well: Persoonscategorieen?PersoonId=...
    request
        .parameter("PersoonId")
        .ifPresent(id -> filter(rows, new Condition("persoonId", "=", List.of(id))));
    request.parameter("orderby").ifPresent(order -> sort(rows, order));
    int skip = number(request, "skip", 0);
    int take = Math.min(number(request, "take", DEFAULT_TAKE), settings.maximumTake);
    int from = Math.min(skip, rows.size());
    return new Part(rows.subList(from, Math.min(rows.size(), from + take)), rows.size());
  }

  static int number(ReceivedRequest request, String name, int otherwise) {
    try {
      int number = request.parameter(name).map(Integer::parseInt).orElse(otherwise);
      if (number < 0) {
        throw new BadQuery(name);
      }
      return number;
    } catch (NumberFormatException other) {
      throw new BadQuery(name);
    }
  }

  private void filter(List<Row> rows, Condition condition) {
    if (!isKnown(rows, condition.field())) {
      return;
    }
    rows.removeIf(
        row -> !condition.holds(view.value(row, condition.field()).flatMap(v -> v).orElse(null)));
  }

  private void sort(List<Row> rows, String order) {
    String[] parts = order.strip().split("\\s+");
    if (!isKnown(rows, parts[0])) {
      return;
    }
    boolean descending = parts.length > 1 && parts[1].equalsIgnoreCase("desc");
    record Keyed(Row row, Optional<String> key) {}
    Comparator<Keyed> byKey =
        Comparator.comparing(
            keyed -> keyed.key().orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));
    List<Keyed> keyed = new ArrayList<>();
    for (Row row : rows) {
      keyed.add(new Keyed(row, view.value(row, parts[0]).flatMap(v -> v).map(Object::toString)));
    }
    keyed.sort(descending ? byKey.reversed() : byKey);
    rows.clear();
    keyed.forEach(row -> rows.add(row.row()));
  }

  private boolean isKnown(List<Row> rows, String field) {
    if (rows.isEmpty() || view.value(rows.get(0), field).isPresent()) {
      return true;
    }
    if (settings.ignoresUnknownConditions) {
      return false;
    }
    throw new BadQuery("unknown field " + field);
  }
}
