package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.wire.MoodleSite;
import nl.coachmoodle.roster.ExternalId;
import nl.coachmoodle.roster.IdnumberMove;
import nl.coachmoodle.roster.IdnumberMoveOutcome;
import nl.coachmoodle.roster.IdnumberMoves;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.telemetry.LogFields;

/**
 * Gives Moodle accounts the external id as ID number in place of the one that another connector
 * gave them. Running it again does nothing more.
 *
 * <p>Request: {@code content}, the text of a file with two columns (old ID number, new ID number),
 * or {@code pairs}, a list of {@code from} and {@code to}; at most 1,000 of them; {@code mode}.
 * What a single pair could not be done for stands in the answer, which always comes.
 */
public class MoveIdnumbers {
  private static final String NAME = "moveIdnumbers";
  private static final int MOST_PAIRS = 1_000;

  /** Characters: a thousand lines of two ids of more than a usual length. */
  private static final int LONGEST_CONTENT = 500_000;

  private static final ExternalId NOBODY = new ExternalId("-");

  private final IdnumberMoves moves;
  private final MoodleSite moodle;
  private final Reporter reporter;
  private final OperationLog log;

  public MoveIdnumbers(
      IdnumberMoves moves, MoodleSite moodle, Reporter reporter, OperationLog log) {
    this.moves = moves;
    this.moodle = moodle;
    this.reporter = reporter;
    this.log = log;
  }

  /** Moves the accounts of a list, or plans to. */
  @Funq
  public IdnumberMoveReport moveIdnumbers(Map<String, Object> request) {
    return log.run(NAME, entry -> carryOut(request == null ? Map.of() : request, entry));
  }

  private IdnumberMoveReport carryOut(Map<String, Object> request, OperationLog.Entry entry) {
    RequestFields fields = RequestFields.of(request);
    Mode mode = fields.choice("mode", Mode.class).orElse(Mode.APPLY);
    List<IdnumberMove> asked = moves(fields);
    fields.check();
    MoodleService service = moodle.open();
    List<IdnumberMoveOutcome> outcomes = moves.carryOut(asked, mode, service);
    Map<String, Long> totals =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    outcome -> outcome.state().map(Reporter::label).orElse("failed"),
                    TreeMap::new,
                    Collectors.counting()));
    entry.ended(
        outcomes.stream().flatMap(outcome -> outcome.failure().stream()).toList(),
        LogFields.of("mode", Reporter.label(mode))
            .with("moves", totals)
            .with("calls", service.calls()));
    return new IdnumberMoveReport(
        NAME,
        Reporter.label(mode),
        service.calls(),
        totals,
        outcomes.stream().map(this::told).toList());
  }

  private IdnumberMoveReport.Move told(IdnumberMoveOutcome outcome) {
    return new IdnumberMoveReport.Move(
        outcome.move().from().value(),
        outcome.move().to().value(),
        outcome.userId(),
        outcome.state().map(Reporter::label),
        outcome.failure().map(reporter::problem));
  }

  private static List<IdnumberMove> moves(RequestFields fields) {
    List<IdnumberMove> moves = new ArrayList<>();
    if (fields.has("pairs")) {
      for (RequestFields pair : fields.objects("pairs")) {
        moves.add(new IdnumberMove(id(pair, "from"), id(pair, "to")));
      }
    } else {
      fields
          .longText("content", LONGEST_CONTENT)
          .ifPresent(
              content -> TwoColumns.read(content).forEach(line -> moves.add(move(line, fields))));
    }
    if (moves.size() > MOST_PAIRS) {
      fields.accuse(Kind.TOO_MANY, fields.has("pairs") ? "pairs" : "content");
    } else if (moves.isEmpty() && fields.isClean()) {
      fields.accuse(Kind.REQUIRED, "content");
    }
    return moves;
  }

  private static ExternalId id(RequestFields pair, String name) {
    String text = pair.requiredText(name);
    return text.isEmpty() ? NOBODY : externalId(text, wrong -> pair.accuse(wrong, name));
  }

  private static IdnumberMove move(TwoColumns.Line line, RequestFields fields) {
    String where = "content[" + line.number() + "]";
    if (line.columns().isEmpty()) {
      fields.accuse(Kind.NOT_TWO_COLUMNS, where);
      return new IdnumberMove(NOBODY, NOBODY);
    }
    TwoColumns.Pair pair = line.columns().get();
    return new IdnumberMove(
        externalId(pair.first(), wrong -> fields.accuse(wrong, where)),
        externalId(pair.second(), wrong -> fields.accuse(wrong, where)));
  }

  private static ExternalId externalId(String text, Consumer<Kind> wrong) {
    if (text.isEmpty()) {
      wrong.accept(Kind.REQUIRED);
      return NOBODY;
    }
    try {
      return new ExternalId(text);
    } catch (IllegalArgumentException malformed) {
      wrong.accept(Kind.MALFORMED);
      return NOBODY;
    }
  }
}
