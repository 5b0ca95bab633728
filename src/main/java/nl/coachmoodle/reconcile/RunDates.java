package nl.coachmoodle.reconcile;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.roster.AccessCodes.Terms;

/** Which dates of a course run limit the enrolment in Moodle. */
public enum RunDates {
  NONE,
  START,
  END,
  BOTH;

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2200;

  /** The terms of an enrolment; dates that Moodle could not keep are none. */
  Terms terms(Optional<CourseRun> run, ZoneId zone) {
    Optional<LocalDateTime> start = run.flatMap(CourseRun::start).filter(any -> isStart());
    Optional<LocalDateTime> end =
        run.flatMap(CourseRun::end).filter(any -> isEnd()).map(RunDates::wholeDay);
    return new Terms(Optional.empty(), moment(start, zone), moment(end, zone));
  }

  private boolean isStart() {
    return this == START || this == BOTH;
  }

  private boolean isEnd() {
    return this == END || this == BOTH;
  }

  /** An end at midnight is a date without a time: that day still counts. */
  private static LocalDateTime wholeDay(LocalDateTime end) {
    return end.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? end.toLocalDate().atTime(23, 59, 59)
        : end;
  }

  private static Optional<Instant> moment(Optional<LocalDateTime> local, ZoneId zone) {
    return local
        .filter(date -> date.getYear() > FIRST_YEAR && date.getYear() <= LAST_YEAR)
        .map(date -> date.atZone(zone).toInstant());
  }
}
