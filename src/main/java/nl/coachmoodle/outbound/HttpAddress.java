package nl.coachmoodle.outbound;

import java.net.URI;

/**
 * Where messages are posted.
 *
 * @param uri with scheme and host
 */
public record HttpAddress(URI uri) {

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException saying what is wrong with it, without repeating it: it may
   *     hold a password
   */
  public static HttpAddress of(String text) {
    URI uri;
    try {
      uri = URI.create(text.strip());
    } catch (IllegalArgumentException unreadable) {
      throw refusal();
    }
    boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!isHttp || uri.getHost() == null || uri.getUserInfo() != null) {
      throw refusal();
    }
    return new HttpAddress(uri);
  }

  /** The host, with its port where that is not the scheme's own: as in a {@code Host} header. */
  public String authority() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static IllegalArgumentException refusal() {
    return new IllegalArgumentException(
        "this is not an address such as https://sqs.eu-west-1.amazonaws.com/123456789012/work.fifo,"
            + " without user and password");
  }
}
