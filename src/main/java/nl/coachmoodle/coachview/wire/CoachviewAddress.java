package nl.coachmoodle.coachview.wire;

import java.net.URI;

/**
 * Where Coachview stands: {@code https://training.coachview.net}, {@code
 * https://secure.coachview.net}, or the customer's own host.
 *
 * @param root without a trailing slash
 */
public record CoachviewAddress(String root) {
  private static final String API = "/api/v1";

  /**
   * Reads a setting, with or without {@code /api/v1} at its end.
   *
   * @throws IllegalArgumentException saying what is wrong with it, without repeating it
   */
  public static CoachviewAddress of(String text) {
    String root = withoutEnd(text.strip(), "/");
    root = withoutEnd(withoutEnd(root, API), "/");
    try {
      URI uri = URI.create(root);
      boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean isPlain =
          uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null;
      if (isHttp && isPlain) {
        return new CoachviewAddress(root);
      }
    } catch (IllegalArgumentException unreadable) {
      // The reason would repeat the text.
    }
    throw new IllegalArgumentException(
        "this is not an address such as https://secure.coachview.net, without user, password or"
            + " query");
  }

  /** The list of an entity, such as {@code Personen}. */
  String list(String entity) {
    return root + API + "/" + entity;
  }

  /** Where tokens are given. */
  String tokens() {
    return root + "/auth/connect/token";
  }

  /** Whether the secret and names would cross a network in the clear. */
  public boolean isUnprotected() {
    URI uri = URI.create(root);
    boolean isLocal =
        "localhost".equals(uri.getHost())
            || "127.0.0.1".equals(uri.getHost())
            || "[::1]".equals(uri.getHost());
    return "http".equals(uri.getScheme()) && !isLocal;
  }

  private static String withoutEnd(String text, String end) {
    String rest = text;
    while (rest.endsWith(end)) {
      rest = rest.substring(0, rest.length() - end.length());
    }
    return rest;
  }
}
