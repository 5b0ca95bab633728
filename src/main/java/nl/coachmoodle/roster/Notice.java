package nl.coachmoodle.roster;

/**
 * Something that a person should know although the operation succeeded.
 *
 * @param kind what
 * @param about a field name or an id; never personal data
 */
public record Notice(Kind kind, String about) {

  /** What there is to know. */
  public enum Kind {
    /** The account is suspended, so the access is of no use until somebody activates it. */
    ACCOUNT_SUSPENDED,
    /** The field is to be filled while it is empty, and this Moodle does not show it. */
    FIELD_NOT_READABLE,
    /**
     * Moodle took the custom field without a word and shows nothing or something else: see its
     * short name, its length and its choices.
     */
    FIELD_NOT_STORED,
    /** This Moodle version does not know the field; it is left out. */
    FIELD_UNKNOWN_TO_MOODLE,
    /** The new account has another user name, because the first one was taken. */
    USERNAME_DISTINGUISHED,
    /** Moodle before 4.0 did not confirm the update, and it could not be read back. */
    UPDATE_NOT_CONFIRMED,
    /** Accounts are to be adopted by e-mail address, and this Moodle does not find people by it. */
    EMAIL_NOT_READABLE,
    /** The e-mail address is missing or not valid, so Moodle's one was left. */
    EMAIL_LEFT,
    /** Coachview has a status that no setting gives a meaning: access stays as it is. */
    STATUS_UNKNOWN,
    /** Access is to be withdrawn for an e-learning code that names nothing in Moodle. */
    CODE_UNREADABLE,
    /** The course run ends before it starts: its dates are left out. */
    DATES_CONTRADICT,
    /** The person is planned in a course run, but in none of its components. */
    ENROLMENT_WITHOUT_PARTS,
    /**
     * The person is inactive, deleted or anonymised in Coachview: the profile is left, and no
     * access is given.
     */
    PERSON_DEPARTED
  }
}
