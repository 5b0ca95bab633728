package nl.coachmoodle.roster;

/** How new accounts sign in. */
public sealed interface SignInRule {

  /** Moodle makes a password and mails it; needs Moodle 3.0 or later. */
  record MoodleMails() implements SignInRule {}

  /** A password that nobody knows; the participant uses "forgotten password". */
  record RandomPassword() implements SignInRule {}

  /**
   * No password at all.
   *
   * @param auth an authentication plug-in of this Moodle, such as {@code oidc} or {@code saml2}
   */
  record Plugin(String auth) implements SignInRule {}
}
