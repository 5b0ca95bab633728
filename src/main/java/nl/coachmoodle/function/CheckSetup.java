package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.failure.Language;
import nl.coachmoodle.setup.SetupExamination;
import nl.coachmoodle.setup.Subject;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Reporter;
import nl.coachmoodle.setup.report.SetupReport;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.setup.report.Words;
import org.jboss.logging.Logger;

/**
 * Says whether Moodle is set up as the functions need it, and names the setting that is missing.
 * Changes nothing, unless a probe is asked for.
 *
 * <p>Request, all optional: {@code language} of the answer; {@code course} and {@code cohort} to
 * look at besides those of the e-learning codes; {@code participant}, the external id of somebody
 * who has an account; {@code probe}, true to try with a throw-away account what cannot be told
 * otherwise, in the {@code course} and the {@code cohort} (by its number) of this request.
 */
public class CheckSetup {
  private static final Logger LOG = Logger.getLogger(CheckSetup.class);
  private static final String NAME = "checkSetup";

  private final SetupExamination examination;
  private final SetupSubject subject;
  private final Language language;
  private final Map<Language, Words> words = Words.load();

  public CheckSetup(SetupExamination examination, SetupSubject subject, MessageSettings messages) {
    this.examination = examination;
    this.subject = subject;
    this.language = messages.language();
  }

  /** Examines the Moodle of this deployment. */
  @Funq
  public SetupReport checkSetup(Map<String, Object> request) {
    try {
      RequestFields fields = RequestFields.of(request == null ? Map.of() : request);
      Subject wanted = subject.of(fields);
      Language told = fields.choice("language", Language.class).orElse(language);
      fields.check();
      Conclusion conclusion = examination.examine(wanted);
      log(conclusion);
      return new Reporter(words(told)).report(wanted.site(), conclusion);
    } catch (FailedException wrong) {
      LOG.warnf("operation=%s outcome=refused failure=\"%s\"", NAME, wrong.failure());
      throw new OperationFailedException(NAME, List.of(wrong.failure()), Optional.empty());
    } catch (RuntimeException defect) {
      // A defect must not show its text to anybody.
      LOG.errorf(defect, "operation=%s outcome=defect", NAME);
      throw new OperationFailedException(
          NAME, List.of(Failure.of(FailureCode.INTERNAL_ERROR)), Optional.empty());
    }
  }

  /** The texts of a report in this language. */
  public Words words(Language told) {
    Words found = words.get(told);
    if (found == null) {
      throw new IllegalStateException("no words in " + told);
    }
    return found;
  }

  private static void log(Conclusion conclusion) {
    String missing =
        conclusion.findings().stream()
            .filter(finding -> finding.weight() == Status.FAILED)
            .map(
                finding ->
                    finding.needs().stream().map(Need::toString).collect(Collectors.joining("|")))
            .collect(Collectors.toCollection(TreeSet::new))
            .toString();
    LOG.infof(
        "operation=%s overall=%s missing=%s moodle=%s calls=%d ms=%d",
        NAME,
        conclusion.overall().label(),
        missing,
        conclusion.version(),
        conclusion.calls(),
        conclusion.took().toMillis());
  }
}
