package nl.coachmoodle.coachview.wire;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;

/**
 * How far a reading in the order of changes has come.
 *
 * @param anchor rows that changed earlier are left out of the window; empty for no limit
 * @param before rows that were read before the anchor
 * @param skip rows of the window that were read
 * @param onMark of these, how many changed since {@code mark}
 * @param mark the latest moment that a condition can name and that is not after the last row
 * @param lastTime when the last row changed
 * @param lastId the last row
 */
record Position(
    Optional<LocalDateTime> anchor,
    long before,
    int skip,
    int onMark,
    LocalDateTime mark,
    LocalDateTime lastTime,
    String lastId) {
  /** Sorts before every time; a row without a time of change stands there. */
  static final LocalDateTime NEVER = LocalDateTime.of(1, 1, 1, 0, 0);

  private static final String VERSION = "1";
  private static final int PARTS = 8;

  /** Nothing was read yet. */
  static Position start(Optional<LocalDateTime> since) {
    return new Position(since, 0, 0, 0, NEVER, NEVER, "");
  }

  /** The same place in the smallest window that begins at or before the last row. */
  Position narrowed() {
    boolean isSmaller = !mark.equals(NEVER) && anchor.map(from -> from.isBefore(mark)).orElse(true);
    return isSmaller
        ? new Position(
            Optional.of(mark), before + skip - onMark, onMark, onMark, mark, lastTime, lastId)
        : this;
  }

  /** As it is carried in messages. */
  Bookmark bookmark() {
    return new Bookmark(
        String.join(
            ";",
            VERSION,
            anchor.map(LocalDateTime::toString).orElse(""),
            String.valueOf(before),
            String.valueOf(skip),
            String.valueOf(onMark),
            mark.toString(),
            lastTime.toString(),
            lastId));
  }

  /** Reads a bookmark. */
  static Position of(Bookmark bookmark) {
    String[] parts = bookmark.text().split(";", -1);
    if (parts.length == PARTS && parts[0].equals(VERSION)) {
      try {
        return new Position(
            parts[1].isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(parts[1])),
            Long.parseLong(parts[2]),
            Integer.parseInt(parts[3]),
            Integer.parseInt(parts[4]),
            LocalDateTime.parse(parts[5]),
            LocalDateTime.parse(parts[6]),
            parts[7]);
      } catch (DateTimeException | NumberFormatException unreadable) {
        throw new FailedException(refusal(), unreadable);
      }
    }
    throw new FailedException(refusal());
  }

  private static Failure refusal() {
    return Failure.of(FailureCode.INPUT_INVALID).with("violations", "malformed:cursor");
  }
}
