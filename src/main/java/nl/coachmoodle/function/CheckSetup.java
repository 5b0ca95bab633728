package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import nl.coachmoodle.telemetry.LogFields;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;

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
  private static final String NAME = "checkSetup";

  private final SetupExamination examination;
  private final SetupSubject subject;
  private final Language language;
  private final Calls calls;
  private final Map<Language, Words> words = Words.load();

  /** How calls come, how they are written down, and where lasting failures go. */
  record Calls(
      Deliveries deliveries, OperationLog log, PermanentFailures permanent, Telemetry telemetry) {}

  CheckSetup(
      SetupExamination examination, SetupSubject subject, MessageSettings messages, Calls calls) {
    this.examination = examination;
    this.subject = subject;
    this.language = messages.language();
    this.calls = calls;
  }

  /**
   * Examines the Moodle of this deployment; answers nothing when the dead letters have the request.
   */
  @Funq
  public @Nullable SetupReport checkSetup(Map<String, Object> request) {
    Map<String, Object> received = request == null ? Map.of() : request;
    return run(Delivery.original(received), calls.deliveries().of(received)).orElse(null);
  }

  /** The same for somebody who waits for the answer. */
  public SetupReport report(Map<String, Object> request) {
    return run(request, Delivery.DIRECT)
        .orElseThrow(() -> new IllegalStateException("nobody took the request away"));
  }

  private Optional<SetupReport> run(Map<String, Object> request, Delivery delivery) {
    try (OperationLog.Entry entry = calls.log().begin(NAME, delivery)) {
      try {
        return Optional.of(examine(RequestFields.of(request), entry));
      } catch (FailedException wrong) {
        entry.refused(wrong.failure());
        return settle(request, delivery, wrong.failure());
      } catch (RuntimeException defect) {
        entry.brokeOff(defect);
        throw failed(Failure.of(FailureCode.INTERNAL_ERROR));
      }
    }
  }

  /** A queue delivers again only what a repetition can help. */
  private Optional<SetupReport> settle(
      Map<String, Object> request, Delivery delivery, Failure failure) {
    PermanentFailures.Case all = new PermanentFailures.Case(NAME, Optional.empty(), failure);
    if (!calls.permanent().settle(NAME, delivery, request, List.of(all))) {
      throw failed(failure);
    }
    return Optional.empty();
  }

  private SetupReport examine(RequestFields fields, OperationLog.Entry entry) {
    Subject wanted = subject.of(fields);
    Language told = fields.choice("language", Language.class).orElse(language);
    fields.check();
    Conclusion conclusion = examination.examine(wanted);
    calls.telemetry().level(Metric.SETUP_OVERALL, conclusion.level());
    entry.ended(List.of(), line(conclusion));
    return new Reporter(words(told)).report(wanted.site(), conclusion);
  }

  /** The texts of a report in this language. */
  public Words words(Language told) {
    Words found = words.get(told);
    if (found == null) {
      throw new IllegalStateException("no words in " + told);
    }
    return found;
  }

  private static OperationFailedException failed(Failure failure) {
    return new OperationFailedException(NAME, List.of(failure), Optional.empty());
  }

  private static LogFields line(Conclusion conclusion) {
    List<String> missing =
        conclusion.findings().stream()
            .filter(finding -> finding.weight() == Status.FAILED)
            .map(
                finding ->
                    finding.needs().stream().map(Need::toString).collect(Collectors.joining("|")))
            .distinct()
            .sorted()
            .toList();
    return LogFields.of("overall", conclusion.overall().label())
        .with("missing", missing)
        .with("moodle", conclusion.version())
        .with("calls", conclusion.calls());
  }
}
