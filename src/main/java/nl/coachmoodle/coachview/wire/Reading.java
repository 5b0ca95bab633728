package nl.coachmoodle.coachview.wire;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * Reads a list to its end, in the order of changes.
 *
 * <p>Coachview knows only {@code skip} and {@code take}. A row that changes while it is read moves
 * to the end, and the rows behind it move up, so that one would be passed over. Therefore each page
 * begins with the last row of the one before; when another row stands there the reading steps back.
 * Coachview answers 500 to a high skip; before it gets high the window is made smaller: it then
 * begins on the day of the last row. A reading is at its end only when Coachview's count of the
 * rows says so, or, without a count, when it was asked again and had no more.
 */
final class Reading {
  /** Smaller pages than this are not worth a request. */
  private static final int SMALLEST_PAGE = 25;

  /**
   * Some rows.
   *
   * @param next empty when the list is at its end
   * @param total rows of the whole list, when Coachview tells
   */
  record Part(List<Row> rows, Optional<Position> next, OptionalLong total) {}

  private final Lister lister;
  private final ConditionMoment moments;
  private final Name changed;
  private final int pageSize;
  private final int highestSkip;
  private final boolean mustTellEmptiness;

  /**
   * @param mustTellEmptiness whether an empty list is believed only with a count of 0
   */
  Reading(
      Lister lister,
      ConditionMoment moments,
      Name changed,
      CoachviewSettings.Page page,
      boolean mustTellEmptiness) {
    this.lister = lister;
    this.moments = moments;
    this.changed = changed;
    this.pageSize = page.size();
    this.highestSkip = page.highestSkip();
    this.mustTellEmptiness = mustTellEmptiness;
  }

  /** Reads on from a position. */
  Part from(Position position) {
    Position at = position.skip() > highestSkip ? position.narrowed() : position;
    int take = pageSize;
    int overlap = 1;
    while (true) {
      int start = Math.max(0, at.skip() - overlap);
      Lister.Result result =
          lister.list(written(at.anchor()), changed.value() + " asc", start, take);
      if (result.isTooDeep()) {
        Position narrower = at.narrowed();
        if (!narrower.equals(at)) {
          at = narrower;
        } else if (take > SMALLEST_PAGE) {
          take = Math.max(SMALLEST_PAGE, take / 2);
        } else {
          throw tooDeep(result, at);
        }
        continue;
      }
      List<Timed> rows = timed(result.rows(), at, take);
      if (at.skip() == 0 || start == 0 || followsOn(rows, at)) {
        return part(rows, result.total(), at, start);
      }
      overlap = Math.min(at.skip(), overlap + take - 1);
    }
  }

  private String written(Optional<LocalDateTime> anchor) {
    return anchor.map(from -> changed.value() + ">=" + moments.write(from)).orElse("");
  }

  private static boolean followsOn(List<Timed> rows, Position at) {
    if (rows.isEmpty()) {
      return false;
    }
    Timed first = rows.get(0);
    return first.time.isBefore(at.lastTime()) || first.row.id().equals(at.lastId());
  }

  private Part part(List<Timed> rows, OptionalLong counted, Position at, int start) {
    List<Timed> fresh =
        rows.stream()
            .filter(
                row ->
                    at.skip() == 0
                        || (!row.time.isBefore(at.lastTime()) && !row.row.id().equals(at.lastId())))
            .toList();
    int passed = start + rows.size();
    OptionalLong total =
        counted.isPresent()
            ? OptionalLong.of(at.before() + counted.getAsLong())
            : OptionalLong.empty();
    List<Row> read = fresh.stream().map(Timed::row).toList();
    if (isEnd(rows, fresh, counted, passed)) {
      return new Part(read, Optional.empty(), total);
    }
    return new Part(read, Optional.of(after(rows, fresh, at, passed)), total);
  }

  private boolean isEnd(List<Timed> rows, List<Timed> fresh, OptionalLong counted, int passed) {
    if (counted.isPresent()) {
      if (passed >= counted.getAsLong()) {
        return true;
      }
      if (rows.isEmpty()) {
        throw unexpected("more rows, because RowCount says so");
      }
      return false;
    }
    if (rows.isEmpty() && mustTellEmptiness) {
      throw unexpected("RowCount with an empty list");
    }
    return fresh.isEmpty();
  }

  private Position after(List<Timed> rows, List<Timed> fresh, Position at, int passed) {
    Timed last = rows.get(rows.size() - 1);
    if (fresh.isEmpty() && passed <= at.skip() && last.row.id().equals(at.lastId())) {
      throw unexpected("more than one row");
    }
    LocalDateTime mark =
        last.time.equals(Position.NEVER) ? Position.NEVER : moments.floor(last.time);
    int here = (int) rows.stream().filter(row -> !row.time.isBefore(mark)).count();
    // Rows of the pages before count when they are of the same mark and were not read again.
    int carried =
        mark.equals(at.mark()) && here == rows.size()
            ? Math.max(0, at.onMark() - (at.skip() - (passed - rows.size())))
            : 0;
    return new Position(
        at.anchor(), at.before(), passed, here + carried, mark, last.time, last.row.id());
  }

  /** The rows with their times, held to what was asked for. */
  private List<Timed> timed(List<Row> rows, Position at, int take) {
    if (rows.size() > take) {
      throw unexpected("at most " + take + " rows");
    }
    List<Timed> timed = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    LocalDateTime before = Position.NEVER;
    for (Row row : rows) {
      LocalDateTime time = row.time(changed).orElse(Position.NEVER);
      if (!ids.add(row.id())) {
        throw unexpected("an id only once; without the right scope Coachview answers examples");
      }
      if (time.isBefore(before)) {
        throw unexpected("rows in the order of " + changed.value());
      }
      if (at.anchor().isPresent() && time.isBefore(at.anchor().get())) {
        throw unexpected("only rows that changed in the period that was asked for");
      }
      before = time;
      timed.add(new Timed(row, time));
    }
    return timed;
  }

  private static FailedException tooDeep(Lister.Result result, Position at) {
    Failure failure =
        result.failure().orElseGet(() -> Failure.of(FailureCode.COACHVIEW_READING_TOO_DEEP));
    return new FailedException(failure.with("day", at.mark().toLocalDate()));
  }

  private static FailedException unexpected(String expected) {
    return new FailedException(
        Failure.of(FailureCode.COACHVIEW_ANSWER_UNEXPECTED).with("expected", expected));
  }

  private record Timed(Row row, LocalDateTime time) {}
}
