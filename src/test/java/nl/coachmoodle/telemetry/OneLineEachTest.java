package nl.coachmoodle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** A failure stands in the log once. */
class OneLineEachTest {
  private final OneLineEach filter = new OneLineEach(Optional.empty());

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

  @Test
  void theFilterThatWasThereDecidesAboutTheRest() {
    OneLineEach strict = new OneLineEach(Optional.of(line -> line.getThrown() != null));

    assertThat(strict.isLoggable(line(null))).isFalse();
    assertThat(strict.isLoggable(line(new RuntimeException("other")))).isTrue();
    assertThat(strict.isLoggable(line(new Told()))).isFalse();
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
