package nl.coachmoodle.coachview.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/** Asks for parts of one list, and finds out which name is wrong when Coachview refuses. */
final class Lister {
  private final PatientReader reader;
  private final Errand errand;
  private final Source source;
  private final Optional<Filter> filter;
  private final List<Name> conditions;
  private final Set<String> allowed;

  /**
   * What came of a request.
   *
   * @param failure that the request was too deep; everything else is thrown
   */
  record Result(List<Row> rows, OptionalLong total, Optional<Failure> failure) {
    boolean isTooDeep() {
      return failure.isPresent();
    }
  }

  /**
   * @param conditions properties that conditions and order are about
   */
  Lister(
      PatientReader reader,
      Errand errand,
      Source source,
      Optional<Filter> filter,
      List<Name> conditions) {
    this.reader = reader;
    this.errand = errand;
    this.source = source;
    this.filter = filter;
    this.conditions = conditions;
    this.allowed = filter.map(Filter::lowerCaseValues).orElse(Set.of());
  }

  /**
   * Asks.
   *
   * @param where a further condition, empty for none
   */
  Result list(String where, String orderBy, int skip, int take) {
    String written = filter.map(Filter::written).orElse("");
    String both = written.isEmpty() || where.isEmpty() ? written + where : written + ";" + where;
    Answer answer = reader.ask(Query.of(source, both, orderBy, skip, take), errand);
    if (answer instanceof Answer.Rows found) {
      List<Row> rows = found.rows().stream().map(Row::new).toList();
      filter.ifPresent(condition -> rows.forEach(row -> condition.check(row, allowed)));
      return new Result(rows, found.total(), Optional.empty());
    }
    Failure failure = ((Answer.Refused) answer).failure();
    if (failure.code() == FailureCode.COACHVIEW_READING_TOO_DEEP) {
      // Coachview says 500 to anything when it is out of order: then not even the first row comes.
      Answer beginning = reader.ask(Query.of(source, both, orderBy, 0, 1), errand);
      if (beginning instanceof Answer.Refused refused) {
        throw new FailedException(explained(refused.failure()));
      }
      return new Result(List.of(), OptionalLong.empty(), Optional.of(failure));
    }
    throw new FailedException(explained(failure));
  }

  private Failure explained(Failure failure) {
    if (failure.code() == FailureCode.COACHVIEW_NAME_UNKNOWN) {
      return failure.with("name", source.entity().asSetting());
    }
    boolean isBadQuery =
        failure.code() == FailureCode.COACHVIEW_ANSWER_UNEXPECTED
            && failure.facts().getOrDefault("status", "").equals("400");
    if (!isBadQuery) {
      return failure;
    }
    Failure told = failure.with("expected", "a list (HTTP 400)");
    if (reader.ask(Query.sample(source), errand) instanceof Answer.Rows sample
        && !sample.rows().isEmpty()) {
      Row row = new Row(sample.rows().get(0));
      return conditions.stream()
          .filter(name -> !row.has(name))
          .findFirst()
          .map(row::unknown)
          .orElse(told);
    }
    return told;
  }
}
