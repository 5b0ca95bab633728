package nl.coachmoodle.standin.coachview.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.coachmoodle.standin.coachview.data.Entity;

/**
 * What can be set, above all what is not public about the real API. Safe for parallel calls.
 *
 * <p>Fields are public because this is a switchboard: tests turn one and leave the rest.
 */
public final class ApiSettings {
  /** How the moment of the quota's end is written; not public. */
  public enum ResetFormat {
    EPOCH_SECONDS,
    EPOCH_MILLIS,
    ISO,
    HTTP_DATE
  }

  /** The client's id and secret. */
  public volatile String clientId = "coachmoodle";

  public volatile String clientSecret = "5tand-1n-53cret-of-coachview";

  /** How long a token lives: 15 minutes, an hour or eight hours in Coachview. */
  public volatile Duration tokenLifetime = Duration.ofHours(1);

  /** Requests within 24 hours. */
  public volatile int quota = 5_000;

  public volatile ResetFormat resetFormat = ResetFormat.EPOCH_SECONDS;

  /** Whether the X-Rate-Limit headers are sent. */
  public volatile boolean tellsQuota = true;

  /** Whether RowCount is sent when Count=true asks for it. */
  public volatile boolean tellsRowCount = true;

  /** The largest page; more is cut off without a word. */
  public volatile int maximumTake = 100;

  /** A higher skip is answered with 500. */
  public volatile int maximumSkip = 2_000;

  /** Whether a condition on an unknown property is ignored, instead of a 400. */
  public volatile boolean ignoresUnknownConditions;

  private final Set<String> scopes = new TreeSet<>();
  private final Map<String, String> otherNames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Everything as the documented guess has it. */
  public ApiSettings() {
    scopes.add("api");
    for (Entity entity : Entity.values()) {
      scopes.add(readingScope(entity));
    }
  }

  static String readingScope(Entity entity) {
    return entity.path() + ".Lezen";
  }

  /** The scopes that the client has. */
  public synchronized Set<String> scopes() {
    return new TreeSet<>(scopes);
  }

  /** Takes the right to read an entity away from the client. */
  public synchronized void takeAway(Entity entity) {
    scopes.remove(readingScope(entity));
  }

  /** Calls a property, or the path of an entity, by another name than the guess. */
  public synchronized void rename(String guess, String name) {
    otherNames.put(guess, name);
  }

  /** The name of a property or entity on the wire. */
  synchronized String nameOf(String guess) {
    return otherNames.getOrDefault(guess, guess);
  }
}
