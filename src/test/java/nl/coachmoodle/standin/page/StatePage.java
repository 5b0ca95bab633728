package nl.coachmoodle.standin.page;

import java.util.List;
import java.util.Set;

/** The state of the site as an HTML page: three tables, no scripts, nothing that changes it. */
public final class StatePage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <link rel="icon" href="data:,">
      <title>Moodle stand-in</title>
      <style>
      :root { color-scheme: light dark; --ink: #1d2733; --soft: #556270; --line: #d8dee6;
        --paper: #fff; --ground: #f3f5f8; --accent: #b85c00; --good: #1b6e3c; --bad: #a3261c; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6eaef; --soft: #a3afbd;
        --line: #38424e; --paper: #1d242c; --ground: #141a20; --accent: #f0a04b;
        --good: #6fd39a; --bad: #ff9b8f; } }
      * { box-sizing: border-box; }
      body { margin: 0; padding: 1.5rem; background: var(--ground); color: var(--ink);
        font: 1rem/1.45 system-ui, sans-serif; }
      main { max-width: 76rem; margin: 0 auto; }
      h1 { margin: 0; font-size: 1.6rem; border-left: .3rem solid var(--accent); padding-left: .7rem; }
      header p { margin: .4rem 0 0; color: var(--soft); }
      h2 { margin: 2rem 0 .6rem; font-size: 1.15rem; }
      h2 span { color: var(--soft); font-weight: normal; }
      a { color: inherit; }
      .card { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem;
        overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; }
      th, td { padding: .5rem .8rem; text-align: left; vertical-align: top;
        overflow-wrap: break-word; }
      th { color: var(--soft); font-size: .85rem; font-weight: 600; white-space: nowrap; }
      tbody tr { border-top: 1px solid var(--line); }
      td.active { color: var(--good); }
      td.suspended, td.deleted { color: var(--bad); font-weight: 600; }
      .none { margin: 0; padding: .8rem; color: var(--soft); }
      @media (max-width: 62rem) {
        body { padding: 1rem .75rem; }
        thead { display: none; }
        table, tbody, tr, td { display: block; }
        tr { padding: .5rem 0; }
        td { display: flex; gap: .8rem; align-items: baseline; padding: .15rem .8rem;
          overflow-wrap: anywhere; }
        td::before { content: attr(data-label); flex: 0 0 7rem; color: var(--soft);
          font-size: .85rem; font-weight: normal; }
        td:empty { display: none; }
      }
      </style>
      </head>
      <body>
      <main>
      """;
  private static final Set<String> MARKED = Set.of("active", "suspended", "deleted");

  private final StringBuilder html = new StringBuilder(HEAD);

  private StatePage() {}

  /** The page. */
  public static String of(Snapshot snapshot) {
    StatePage page = new StatePage();
    page.header(snapshot);
    StateTable.all(snapshot.data()).forEach(page::table);
    return page.html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void header(Snapshot snapshot) {
    html.append("<header>\n<h1>Moodle stand-in</h1>\n<p>Answers like Moodle ")
        .append(escape(snapshot.release().label()))
        .append(" &middot; web service calls received: ")
        .append(snapshot.calls())
        .append(" &middot; the same as <a href=\"/state.txt\">text</a> or ")
        .append("<a href=\"/state.json\">JSON</a></p>\n</header>\n");
  }

  private void table(StateTable table) {
    html.append("<section>\n<h2>")
        .append(escape(table.title()))
        .append(" <span>")
        .append(table.rows().size())
        .append("</span></h2>\n<div class=\"card\">\n");
    if (table.rows().isEmpty()) {
      html.append("<p class=\"none\">None.</p>\n");
    } else {
      html.append("<table>\n<thead>\n<tr>");
      table
          .columns()
          .forEach(name -> html.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
      html.append("</tr>\n</thead>\n<tbody>\n");
      table.rows().forEach(row -> row(table.columns(), row));
      html.append("</tbody>\n</table>\n");
    }
    html.append("</div>\n</section>\n");
  }

  private void row(List<String> columns, List<String> cells) {
    html.append("<tr>");
    for (int column = 0; column < cells.size(); column++) {
      String name = columns.get(column);
      String cell = cells.get(column).strip();
      html.append("<td data-label=\"").append(escape(name)).append('"');
      if (name.equals("status") && MARKED.contains(cell)) {
        html.append(" class=\"").append(cell).append('"');
      }
      html.append('>').append(escape(cell)).append("</td>");
    }
    html.append("</tr>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
