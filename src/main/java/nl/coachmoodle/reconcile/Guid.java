package nl.coachmoodle.reconcile;

import java.util.Locale;

/** Coachview's public ids. Messages and answers may write one and the same in different casings. */
final class Guid {
  private Guid() {}

  static String key(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }
}
