package nl.coachmoodle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** A failure stands in the log once. */
class OneLineEachTest {
  private final OneLineEach filter = new OneLineEach();

  @Test
  void whatIsLoggedAlreadyIsNotToldAgainByThePlatform() {
    assertThat(filter.isLoggable(line(new Told()))).isFalse();
    assertThat(filter.isLoggable(line(new RuntimeException("a platform's", new Told())))).isFalse();
  }

  @Test
  void everythingElseIsTold() {
    assertThat(filter.isLoggable(line(null))).isTrue();
    assertThat(
            filter.isLoggable(
                line(new RuntimeException("outer", new IllegalStateException("inner")))))
        .isTrue();
  }

  private static LogRecord line(Throwable thrown) {
    LogRecord line = new LogRecord(Level.SEVERE, "Failed");
    line.setThrown(thrown);
    return line;
  }

  private static final class Told extends RuntimeException implements AlreadyLogged {
    private static final long serialVersionUID = 1L;
  }
}
