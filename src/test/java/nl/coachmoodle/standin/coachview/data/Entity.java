package nl.coachmoodle.standin.coachview.data;

import java.util.Optional;

/** The entities that are imitated. */
public enum Entity {
  PERSONEN("Personen"),
  PERSOONSCATEGORIEEN("Persoonscategorieen"),
  OPLEIDINGEN("Opleidingen"),
  OPLEIDINGSONDERDELEN("Opleidingsonderdelen"),
  OPLEIDINGSVRAGEN("Opleidingsvragen"),
  OPLEIDINGSVRAAGONDERDELEN("Opleidingsvraagonderdelen");

  private final String path;

  Entity(String path) {
    this.path = path;
  }

  /** Its name in an address and in a scope. */
  public String path() {
    return path;
  }

  /** The entity that a property such as {@code opleidingId} names a row of. */
  static Optional<Entity> namedBy(String property) {
    return switch (property) {
      case "persoonId" -> Optional.of(PERSONEN);
      case "opleidingId" -> Optional.of(OPLEIDINGEN);
      case "opleidingsonderdeelId" -> Optional.of(OPLEIDINGSONDERDELEN);
      case "opleidingsvraagId" -> Optional.of(OPLEIDINGSVRAGEN);
      default -> Optional.empty();
    };
  }
}
