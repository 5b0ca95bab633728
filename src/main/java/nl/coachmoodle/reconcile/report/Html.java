package nl.coachmoodle.reconcile.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes HTML: whatever is text is escaped, and what was opened is closed in the right order. */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; its attributes are written by this software, never by data. */
  Html open(String tag, String attributes) {
    out.append('<').append(tag).append(attributes.isEmpty() ? "" : " ").append(attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  Html open(String tag) {
    return open(tag, "");
  }

  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** Text, as it is. */
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  /** An element with text. */
  Html element(String tag, String text) {
    return open(tag).text(text).close();
  }

  /** An element with attributes and text. */
  Html element(String tag, String attributes, String text) {
    return open(tag, attributes).text(text).close();
  }

  /** A table with a head; its rows hold text. It can be scrolled by itself, by keyboard too. */
  Html table(String caption, List<String> head, List<List<String>> rows) {
    open(
        "div",
        "class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + safe(caption) + "\"");
    open("table").element("caption", caption).open("thead").open("tr");
    head.forEach(name -> element("th", "scope=\"col\"", name));
    close().close().open("tbody");
    for (List<String> row : rows) {
      open("tr");
      row.forEach(cell -> element("td", cell));
      close();
    }
    return close().close().close();
  }

  /** What this software wrote itself, verbatim: the style sheet. */
  Html verbatim(String text) {
    out.append(text);
    return this;
  }

  private static String safe(String text) {
    return new Html().text(text).toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
