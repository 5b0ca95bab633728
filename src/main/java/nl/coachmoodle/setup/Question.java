package nl.coachmoodle.setup;

import nl.coachmoodle.moodle.wire.Form;

/**
 * One call that is made to see how it is answered.
 *
 * @param function the web service function
 * @param purpose what it is, in English, for the evidence
 */
record Question(String function, String purpose, Form form) {

  @Override
  public String toString() {
    return purpose.isEmpty() ? function : function + " (" + purpose + ")";
  }
}
