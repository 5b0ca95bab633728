package nl.coachmoodle.harness;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A process that is looked at, or that helps; it does not outlive this one. */
public final class Child implements AutoCloseable {
  private static final int SECONDS_TO_END = 10;

  private final Process process;
  private final Thread atExit;

  private Child(Process process, Thread atExit) {
    this.process = process;
    this.atExit = atExit;
  }

  /** Starts it. */
  public static Child start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    // Also when something fails before anybody can close it.
    Thread atExit = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(atExit);
    return new Child(process, atExit);
  }

  /** The process itself. */
  public Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
