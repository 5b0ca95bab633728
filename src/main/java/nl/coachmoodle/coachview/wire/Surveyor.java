package nl.coachmoodle.coachview.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import nl.coachmoodle.coachview.wire.Survey.Sample;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Looks at Coachview for whoever sets this up: takes a new token, because one from before does not
 * have the scopes of now, and reads two rows of each list. Repeats nothing.
 */
final class Surveyor {
  /** What is wrong with one list only; anything else is wrong with every other one as well. */
  private static final Set<FailureCode> OF_ONE_LIST =
      Set.of(
          FailureCode.COACHVIEW_SCOPE_MISSING,
          FailureCode.COACHVIEW_NAME_UNKNOWN,
          FailureCode.COACHVIEW_ANSWER_UNEXPECTED);

  private final PatientReader reader;
  private final TokenSource tokens;
  private final Names names;
  private final int reserve;

  Surveyor(PatientReader reader, TokenSource tokens, Names names, int reserve) {
    this.reader = reader;
    this.tokens = tokens;
    this.names = names;
    this.reserve = reserve;
  }

  /** Looks, in one token and one request for each list. */
  Survey look(Errand errand) {
    try {
      tokens.forget();
      tokens.token();
    } catch (FailedException none) {
      return new Survey(Optional.of(none.failure()), List.of(), OptionalInt.empty(), reserve);
    }
    List<Sample> samples = new ArrayList<>();
    for (ExpectedNames expected : ExpectedNames.ofAllLists(names)) {
      Sample sample = sample(expected, errand);
      samples.add(sample);
      if (sample.failure().filter(failure -> !OF_ONE_LIST.contains(failure.code())).isPresent()) {
        break;
      }
    }
    return new Survey(Optional.empty(), samples, reader.quota().left(), reserve);
  }

  private Sample sample(ExpectedNames expected, Errand errand) {
    Source source = expected.source();
    Answer answer = reader.ask(Query.look(source), errand);
    if (answer instanceof Answer.Refused refused) {
      return failed(source, refused.failure());
    }
    List<JsonNode> objects = ((Answer.Rows) answer).rows();
    List<Row> rows = objects.stream().map(Row::new).toList();
    if (isExample(rows)) {
      return failed(
          source,
          Failure.of(FailureCode.COACHVIEW_SCOPE_MISSING)
              .with("scope", AnswerReader.scope(source.entity().value())));
    }
    Set<String> came = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    rows.forEach(row -> came.addAll(row.values().keySet()));
    return new Sample(
        source.entity().value(),
        source.entity().asSetting(),
        Optional.empty(),
        rows.size(),
        List.copyOf(came),
        absent(expected.needed(), rows),
        absent(expected.useful(), rows));
  }

  private static Sample failed(Source source, Failure failure) {
    return new Sample(
        source.entity().value(),
        source.entity().asSetting(),
        Optional.of(failure),
        0,
        List.of(),
        List.of(),
        List.of());
  }

  /** Without the right scope Coachview answers examples, which all have the same id. */
  private static boolean isExample(List<Row> rows) {
    return rows.size() > 1
        && rows.stream().allMatch(row -> row.has(Names.ID))
        && rows.stream().map(row -> row.textIfThere(Names.ID)).distinct().count() == 1;
  }

  private static List<String> absent(List<Name> expected, List<Row> rows) {
    return rows.isEmpty()
        ? List.of()
        : expected.stream()
            .filter(Name::exists)
            .filter(name -> rows.stream().noneMatch(row -> row.has(name)))
            .map(Name::asSetting)
            .toList();
  }
}
