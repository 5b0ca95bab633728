package nl.coachmoodle.setup.report;

/** Pieces of a page. Whatever comes from elsewhere goes through {@link #text}. */
final class Html {
  private Html() {}

  /** Text as it is to be read. */
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** An element; the content is markup already. */
  static String element(String name, String cssClass, String content) {
    String attribute = cssClass.isEmpty() ? "" : " class=\"" + text(cssClass) + "\"";
    return "<" + name + attribute + ">" + content + "</" + name + ">";
  }

  /** A link to a place on this page or to a web page; anything else is only named. */
  static String link(String to, String cssClass, String content) {
    if (!to.matches("(?s)(#|https?://).*")) {
      return content;
    }
    String attribute = cssClass.isEmpty() ? "" : " class=\"" + text(cssClass) + "\"";
    return "<a href=\"" + text(to) + "\"" + attribute + ">" + content + "</a>";
  }

  /** A part of the page under a heading that names it. */
  static String section(String id, String heading, String content) {
    return "<section aria-labelledby=\"h-"
        + id
        + "\"><h2 id=\"h-"
        + id
        + "\">"
        + heading
        + "</h2>"
        + content
        + "</section>";
  }
}
