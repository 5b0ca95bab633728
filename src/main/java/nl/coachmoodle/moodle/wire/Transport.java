package nl.coachmoodle.moodle.wire;

/**
 * Sends one form to the one Moodle of this deployment, with POST and without following redirects.
 */
@FunctionalInterface
public interface Transport {

  /**
   * Sends the form as it is.
   *
   * @throws TransportException when no whole answer came
   */
  HttpAnswer post(Form form);
}
