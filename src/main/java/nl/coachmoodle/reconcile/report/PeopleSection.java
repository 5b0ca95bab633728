package nl.coachmoodle.reconcile.report;

import java.util.ArrayList;
import java.util.List;

/** The people of a report, one by one: what was changed, what they have now, what went wrong. */
final class PeopleSection {
  private final PageWords words;

  PeopleSection(PageWords words) {
    this.words = words;
  }

  /** Writes it. */
  void write(Html page, RunReport report) {
    page.element("h2", words.say("people"));
    if (report.people().isEmpty()) {
      page.element("p", words.say("people-none"));
    } else {
      page.open("ul", "class=\"people\"");
      report.people().forEach(person -> person(page, person));
      page.close();
    }
    words.leftOut(page, report.peopleLeftOut());
  }

  private void person(Html page, RunReport.Person person) {
    page.open("li").open("h3").text(person.externalId().orElse(person.coachviewId()) + " ");
    person
        .account()
        .ifPresent(
            account -> page.element("span", "class=\"tag\"", words.word("account-" + account)));
    page.close();
    List<String> ids = new ArrayList<>(List.of("Coachview " + person.coachviewId()));
    person.moodleUserId().ifPresent(id -> ids.add("Moodle " + id));
    page.element("p", "class=\"soft\"", String.join(" · ", ids));
    if (!person.changes().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      for (RunReport.Change change : person.changes()) {
        rows.add(
            List.of(
                change.field(), change.before().orElse(words.say("not-shown")), change.after()));
      }
      page.table(
          person.externalId().orElse(person.coachviewId()),
          List.of(words.say("field"), words.say("before"), words.say("after")),
          rows);
    }
    if (!person.access().isEmpty() || !person.notices().isEmpty()) {
      page.open("ul");
      person.access().forEach(right -> page.element("li", right(right)));
      person.notices().forEach(notice -> page.element("li", notice(notice)));
      page.close();
    }
    // What to do about it is told once, by code, above.
    for (RunReport.Problem problem : person.problems()) {
      page.element("p", "class=\"bad\"", problem.message() + " (" + problem.code() + ")");
    }
    page.close();
  }

  private String right(RunReport.Right right) {
    String state = right.target() + ": " + words.word("state-" + right.state().orElse("none"));
    return right.wasMissing() ? state + " (" + words.say("was-missing") + ")" : state;
  }

  private String notice(String notice) {
    String[] kindAndAbout = notice.split(" ", 2);
    return words.notice(kindAndAbout[0], kindAndAbout.length > 1 ? kindAndAbout[1] : "");
  }
}
