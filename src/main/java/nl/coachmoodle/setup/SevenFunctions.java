package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;

/** One harmless question to each of the seven functions. */
final class SevenFunctions {
  private SevenFunctions() {}

  /** Account 2 is as good as any for a question that never enrols anybody. */
  static final long ANY_ACCOUNT = 2;

  /** The questions; each answer also serves the check of the right that the function needs. */
  static List<Question> questions(Examination examination) {
    Subject subject = examination.subject();
    List<Question> questions = new ArrayList<>();
    questions.add(Questions.canaries());
    questions.add(Questions.creation());
    questions.add(UpdateCheck.NEWER_FIELD);
    CohortSearch search = CohortSearch.of(subject);
    questions.add(search.question());
    questions.add(
        search
            .anyNumber(examination.ask(search.question()))
            .map(Questions::removal)
            .orElseGet(Questions::removalFromNoCohort));
    questions.add(FrontPage.enrolment(examination));
    questions.add(FrontPage.withdrawal(examination));
    return questions;
  }
}
