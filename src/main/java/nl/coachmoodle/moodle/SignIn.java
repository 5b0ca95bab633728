package nl.coachmoodle.moodle;

/** How a new account signs in. */
public sealed interface SignIn {

  /** Moodle makes a password and mails it (Moodle 3.0+). Created one by one: see the facts. */
  record MailedByMoodle() implements SignIn {}

  /**
   * A password that nobody is told; the participant asks for a new one by e-mail.
   *
   * @param password random, and never logged
   */
  record UnknownPassword(String password) implements SignIn {
    @Override
    public String toString() {
      return "UnknownPassword[***]";
    }
  }

  /**
   * Another system knows the password.
   *
   * @param auth the authentication plug-in, such as {@code oidc}
   */
  record Plugin(String auth) implements SignIn {}
}
