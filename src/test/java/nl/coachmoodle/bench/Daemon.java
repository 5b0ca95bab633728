package nl.coachmoodle.bench;

/** A thread that no program waits for. */
public final class Daemon {
  private Daemon() {}

  /** A thread for this work, not yet started. */
  public static Thread of(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
