package nl.coachmoodle.coachview.wire;

import io.smallrye.config.WithDefault;

/**
 * What entities and properties are called in Coachview's API. Its description (Swagger) is open to
 * read but was not at hand, so that some of these are guesses by analogy: they are marked as
 * assumed here and in the README. A name that does not exist is reported with the names that the
 * API gave instead.
 *
 * <p>Casing does not matter. Nested properties are written with dots. {@code -} says that Coachview
 * has no such property.
 */
public interface CoachviewNames {

  /** Seen in use. */
  @WithDefault("Personen")
  String entityPersons();

  /** Seen in use. */
  @WithDefault("Persoonscategorieen")
  String entityCategories();

  /** Seen in use. */
  @WithDefault("Opleidingen")
  String entityRuns();

  /** Seen in use. */
  @WithDefault("Opleidingsonderdelen")
  String entityComponents();

  /** Documented. */
  @WithDefault("Opleidingsvragen")
  String entityEnrolments();

  /** Assumed. */
  @WithDefault("Opleidingsvraagonderdelen")
  String entityParts();

  /** Seen in use, in every entity. */
  @WithDefault("auditTrail.gewijzigdDatumTijd")
  String changed();

  /** The form of a moment in a condition; only days are documented, so finer ones are assumed. */
  @WithDefault("dd-MM-yyyy")
  String conditionMoment();

  /** Documented by name; the casing is assumed. */
  @WithDefault("externId")
  String personExternId();

  /** Documented by name; the casing is assumed. */
  @WithDefault("externSource")
  String personExternSource();

  /** The three addresses, with {@code *} for 1 to 3; the first one was seen in use. */
  @WithDefault("email*")
  String personEmail();

  /** The type of each address. Assumed. */
  @WithDefault("email*TypeId")
  String personEmailKind();

  /** Seen in use. */
  @WithDefault("inactief")
  String personInactive();

  /** Seen in an export of data, so assumed. */
  @WithDefault("verwijderd")
  String personDeleted();

  /** The parameter of the list is documented, the property is assumed. */
  @WithDefault("persoonId")
  String categoryPerson();

  /** Assumed; the name of an object in it is found, too. */
  @WithDefault("categorie")
  String categoryName();

  /** Seen in use. */
  @WithDefault("code")
  String runCode();

  /** Seen in use. */
  @WithDefault("opleidingStatusId")
  String runStatus();

  /** Seen in use. */
  @WithDefault("startDatum")
  String runStart();

  /** Seen in use. */
  @WithDefault("eindDatum")
  String runEnd();

  /** Seen in use. */
  @WithDefault("opleidingId")
  String componentRun();

  /** Seen in use. */
  @WithDefault("lesvormId")
  String componentForm();

  /** Seen in use. */
  @WithDefault("elearningCode")
  String componentCode();

  /** Seen in use. */
  @WithDefault("elearningOmgevingId")
  String componentEnvironment();

  /** Assumed. */
  @WithDefault("persoonId")
  String enrolmentPerson();

  /** Assumed. */
  @WithDefault("opleidingId")
  String enrolmentRun();

  /** Assumed. */
  @WithDefault("opleidingsvraagStatusId")
  String enrolmentStatus();

  /** Assumed. */
  @WithDefault("opleidingsvraagId")
  String partEnrolment();

  /** Assumed. */
  @WithDefault("opleidingsonderdeelId")
  String partComponent();

  /** Assumed. */
  @WithDefault("opleidingsvraagonderdeelStatusId")
  String partStatus();

  /** Whether the participant is exempt. Assumed, after a column of an export. */
  @WithDefault("heeftVrijstelling")
  String partExempt();
}
