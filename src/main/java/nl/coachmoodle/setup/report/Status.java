package nl.coachmoodle.setup.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How it stands with a thing, best first. */
public enum Status {
  OK(0),
  /** Works, and is not as it should be. */
  WARNING(1),
  /** Moodle's answers do not tell, or it was not looked at. */
  CANNOT_TELL(3),
  FAILED(2);

  private final int exitCode;

  Status(int exitCode) {
    this.exitCode = exitCode;
  }

  /** As monitors count it: 0 ok, 1 warning, 2 critical, 3 unknown. */
  public int exitCode() {
    return exitCode;
  }

  /** As in answers, such as {@code cannot-tell}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The worst of several; OK for none. */
  public static Status worst(Collection<Status> all) {
    return all.stream().max(Comparator.naturalOrder()).orElse(OK);
  }
}
