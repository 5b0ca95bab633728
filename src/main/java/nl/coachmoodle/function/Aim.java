package nl.coachmoodle.function;

/** What an operation is about when a request names participants by their ids in Coachview. */
enum Aim {
  /** Names, e-mail address and mapped fields. */
  PROFILE,
  /** Access, and an account for who is granted any. */
  ACCESS,
  /** Whether the account is suspended. */
  SUSPENSION,
  /** Ids of Coachview are of no use to it. */
  NONE
}
