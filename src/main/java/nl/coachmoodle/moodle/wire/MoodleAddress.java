package nl.coachmoodle.moodle.wire;

import java.net.URI;

/**
 * Where Moodle stands.
 *
 * @param site the site's address as in its {@code wwwroot}, without a trailing slash
 */
public record MoodleAddress(String site) {
  /** Does not repeat the text: it may hold a password. */
  private static final String REFUSAL =
      "this is not an address such as https://moodle.example.nl, without user, password or query";

  private static final String PATH = "/webservice/rest/server.php";

  /**
   * Reads a setting: the site's address, or Coachview's "Webservice URL" that ends in {@code
   * webservice/rest/server.php}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static MoodleAddress of(String text) {
    String site = text.strip();
    if (site.endsWith(PATH)) {
      site = site.substring(0, site.length() - PATH.length());
    }
    while (site.endsWith("/")) {
      site = site.substring(0, site.length() - 1);
    }
    URI uri;
    try {
      uri = URI.create(site);
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(REFUSAL, unreadable);
    }
    String scheme = uri.getScheme();
    boolean isHttp = "https".equals(scheme) || "http".equals(scheme);
    if (!isHttp || uri.getHost() == null || uri.getQuery() != null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(REFUSAL);
    }
    return new MoodleAddress(site);
  }

  /** The REST endpoint. */
  public String endpoint() {
    return site + PATH;
  }

  /** Where files are sent to with a web service token. */
  public String uploads() {
    return site + "/webservice/upload.php";
  }

  /** Whether tokens and names would cross a network in the clear. */
  public boolean isUnprotected() {
    URI uri = URI.create(site);
    boolean isLocal =
        "localhost".equals(uri.getHost())
            || "127.0.0.1".equals(uri.getHost())
            || "[::1]".equals(uri.getHost());
    return "http".equals(uri.getScheme()) && !isLocal;
  }
}
