package nl.coachmoodle.setup.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A report as one page for people: it needs nothing from elsewhere and no script, and is made for
 * keyboards, screen readers, paper, and light and dark screens.
 */
public final class Page {
  private static final int MOST_FIRST = 5;

  private final Words words;
  private final String style = style();

  public Page(Words words) {
    this.words = words;
  }

  /** Writes a report. */
  public String of(SetupReport report) {
    return "<!DOCTYPE html>\n<html lang=\""
        + report.language()
        + "\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + "<meta name=\"color-scheme\" content=\"light dark\">"
        + Html.element("title", "", Html.text(title(report)))
        + "<style>"
        + style
        + "</style></head><body>"
        + Html.link("#findings", "skip", Html.text(words.say("word/skip")))
        + "<header>"
        + Html.element("h1", "", Html.text(words.say("word/title")))
        + Html.element("p", "soft", site(report))
        + "</header><main>"
        + summary(report)
        + findings(report)
        + states("functions", report.functions())
        + states("capabilities", report.capabilities())
        + values(report)
        + "</main><footer>"
        + Html.element("p", "soft", Html.text(calls(report)))
        + "</footer></body></html>\n";
  }

  private String title(SetupReport report) {
    return words.say("word/status-" + report.overall()) + " - " + words.say("word/title");
  }

  private static String site(SetupReport report) {
    return Html.link(report.site(), "", Html.text(report.site()))
        + Html.text(" · Moodle " + report.version());
  }

  private String summary(SetupReport report) {
    List<String> first = new ArrayList<>();
    for (SetupReport.Told finding : report.findings()) {
      if (finding.status().equals("failed") && first.size() < MOST_FIRST) {
        finding.needs().stream()
            .limit(1)
            .forEach(need -> first.add(Html.element("li", "", need(need))));
      }
    }
    String todo =
        first.isEmpty()
            ? ""
            : Html.element("h3", "", Html.text(words.say("word/first")))
                + Html.element("ol", "", String.join("", first));
    return Html.section(
        "summary",
        Html.text(words.say("word/summary")),
        Html.element(
                "p",
                "light " + report.overall(),
                mark(report.overall()) + Html.element("span", "", Html.text(report.summary())))
            + todo);
  }

  private String findings(SetupReport report) {
    StringBuilder all = new StringBuilder("<div id=\"findings\" tabindex=\"-1\">");
    for (Step step : Step.values()) {
      List<SetupReport.Told> ofStep =
          report.findings().stream().filter(told -> told.step().equals(step.label())).toList();
      if (!ofStep.isEmpty()) {
        all.append(
            Html.section(
                "step-" + step.label(),
                Html.text(words.say("step/" + step.label())),
                ofStep.stream().map(this::finding).collect(Collectors.joining())));
      }
    }
    return all.append("</div>").toString();
  }

  private String finding(SetupReport.Told told) {
    String status = told.counts() || told.status().equals("ok") ? told.status() : "aside";
    String list = told.message().equals(words.say("verdict/one-of")) ? "ol" : "ul";
    StringBuilder body = new StringBuilder();
    body.append(
        Html.element(
            "h3",
            "",
            Html.element("span", status, mark(status) + Html.text(" " + state(told) + ": "))
                + Html.text(told.title())));
    if (!told.status().equals("ok")) {
      body.append(Html.element("p", "", Html.text(told.message())));
    }
    if (!told.needs().isEmpty()) {
      body.append(
          Html.element(
              list,
              "",
              told.needs().stream()
                  .map(need -> Html.element("li", "", need(need)))
                  .collect(Collectors.joining())));
    }
    told.note().ifPresent(note -> body.append(Html.element("p", "", Html.text(note))));
    if (!told.suffers().isEmpty()) {
      body.append(
          Html.element(
              "p",
              "soft",
              Html.text(words.say("word/suffers") + ": " + String.join(", ", told.suffers()))));
    }
    body.append(evidence(told.evidence()));
    return Html.element("article", "is-" + status, body.toString());
  }

  private String state(SetupReport.Told told) {
    return words.say("word/status-" + told.status());
  }

  private String evidence(List<Evidence> evidence) {
    if (evidence.isEmpty()) {
      return "";
    }
    String lines =
        evidence.stream()
            .map(
                one ->
                    "<li lang=\"en\">"
                        + Html.element("code", "", Html.text(one.call()))
                        + Html.text(" → " + one.answer())
                        + "</li>")
            .collect(Collectors.joining());
    return "<details class=\"evidence\">"
        + Html.element("summary", "", Html.text(words.say("word/evidence")))
        + Html.element("ul", "", lines)
        + "</details>";
  }

  private String need(SetupReport.Missing need) {
    return Html.element("strong", "", Html.text(need.name()))
        + Html.text(". " + need.fix() + " ")
        + need.page()
            .map(page -> Html.link(page, "", Html.text(words.say("word/open") + ": " + path(page))))
            .orElse("");
  }

  private static String path(String page) {
    return page.replaceFirst("^https?://[^/]+", "");
  }

  private String states(String name, List<SetupReport.State> states) {
    String rows =
        states.stream()
            .map(
                state ->
                    "<tr><th scope=\"row\">"
                        + Html.element("code", "", Html.text(state.name()))
                        + "</th><td class=\""
                        + state.state()
                        + "\">"
                        + mark(state.state())
                        + Html.text(" " + words.say("word/status-" + state.state()))
                        + "</td></tr>")
            .collect(Collectors.joining());
    return Html.section(
        name, Html.text(words.say("word/" + name)), "<table><tbody>" + rows + "</tbody></table>");
  }

  private String values(SetupReport report) {
    String body =
        pre("functions", report.functions())
            + pre(
                "capabilities", report.capabilities().subList(0, report.capabilities().size() - 1));
    return Html.section("values", Html.text(words.say("word/values")), body);
  }

  private String pre(String name, List<SetupReport.State> states) {
    return Html.element("h3", "", Html.text(words.say("word/" + name)))
        + Html.element(
            "pre",
            "",
            Html.text(
                states.stream().map(SetupReport.State::name).collect(Collectors.joining("\n"))));
  }

  private String calls(SetupReport report) {
    return words.say(
        report.changed() ? "word/calls-probe" : "word/calls",
        Map.of(
            "calls", Integer.toString(report.calls()),
            "milliseconds", Long.toString(report.milliseconds())));
  }

  /** Its meaning stands beside it in words. */
  private static String mark(String status) {
    String sign =
        switch (status) {
          case "ok" -> "✓";
          case "warning" -> "!";
          case "failed" -> "✗";
          case "aside" -> "–";
          default -> "?";
        };
    return "<span class=\"mark\" aria-hidden=\"true\">" + sign + "</span>";
  }

  private static String style() {
    try (InputStream stream = Page.class.getResourceAsStream("page.css")) {
      if (stream == null) {
        throw new IllegalStateException("page.css is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
