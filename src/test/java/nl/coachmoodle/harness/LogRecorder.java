package nl.coachmoodle.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Keeps everything that is logged while it is open, stack traces too. */
public final class LogRecorder implements AutoCloseable {
  private final List<String> lines = new ArrayList<>();
  private final Handler handler = new Keeper();

  private LogRecorder() {}

  /** Starts to listen. */
  public static LogRecorder open() {
    LogRecorder recorder = new LogRecorder();
    Logger.getLogger("").addHandler(recorder.handler);
    return recorder;
  }

  /** What was logged so far, in order. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(handler);
  }

  private final class Keeper extends Handler {
    /** Logger, reference of the call, message, exception with its causes. */
    private final Formatter format = new PatternFormatter("%c [%X{reference}] %s%e");

    @Override
    public void publish(LogRecord logged) {
      String line = format.format(logged);
      synchronized (lines) {
        lines.add(line);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
