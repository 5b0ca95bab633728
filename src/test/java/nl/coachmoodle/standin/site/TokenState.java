package nl.coachmoodle.standin.site;

/** What is wrong with a web service token, if anything. */
public enum TokenState {
  /** Nothing. */
  VALID,
  /** Expired: Moodle removes it when it is used. */
  EXPIRED,
  /** Restricted to another IP address. */
  IP_DENIED,
  /** Of a user who is not on the list of the service's users. */
  USER_NOT_AUTHORISED
}
