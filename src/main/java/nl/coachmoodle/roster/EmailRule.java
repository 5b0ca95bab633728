package nl.coachmoodle.roster;

/** Which of a person's e-mail addresses Moodle gets: Coachview's setting "Emailadrestype". */
public enum EmailRule {
  ZAKELIJK,
  PRIVE,
  BEDRIJF,
  /** The preferred one, else the first. */
  VOORKEUR,
  /** The first one. */
  EERSTE,
  EMAIL1,
  EMAIL2,
  EMAIL3
}
