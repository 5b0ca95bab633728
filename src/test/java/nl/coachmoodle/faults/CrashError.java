package nl.coachmoodle.faults;

/** The process has ended: nothing catches this but the platform. */
final class CrashError extends Error {
  private static final long serialVersionUID = 1L;

  CrashError() {
    super("the process has ended", null, false, false);
  }
}
