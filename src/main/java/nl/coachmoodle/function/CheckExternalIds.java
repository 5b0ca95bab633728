package nl.coachmoodle.function;

import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.reconcile.ExternalIdCheck;
import nl.coachmoodle.reconcile.ExternalIdRule;
import nl.coachmoodle.telemetry.LogFields;

/**
 * Tells whether the ids of Coachview's e-learning link are those of {@code
 * participants.external-id}. Changes nothing.
 *
 * <p>Request: {@code externalIds}, up to 100 PersoonExterneIds that the link has sent.
 */
public class CheckExternalIds {
  private static final String NAME = "checkExternalIds";
  private static final int MOST_IDS = 100;

  private final CoachviewSource coachview;
  private final ExternalIdRule rule;
  private final OperationLog log;

  public CheckExternalIds(CoachviewSource coachview, ExternalIdRule rule, OperationLog log) {
    this.coachview = coachview;
    this.rule = rule;
    this.log = log;
  }

  /** Looks at the ids of a list. */
  @Funq
  public ExternalIdReport checkExternalIds(Map<String, Object> request) {
    return log.run(NAME, entry -> check(request == null ? Map.of() : request, entry));
  }

  private ExternalIdReport check(Map<String, Object> request, OperationLog.Entry entry) {
    RequestFields fields = RequestFields.of(request);
    List<String> ids = fields.texts("externalIds").stream().distinct().toList();
    if (ids.size() > MOST_IDS) {
      fields.accuse(Kind.TOO_MANY, "externalIds");
    } else if (ids.stream().anyMatch(String::isBlank) || (ids.isEmpty() && fields.isClean())) {
      fields.accuse(Kind.REQUIRED, "externalIds");
    }
    fields.check();
    CoachviewService service = coachview.open();
    List<ExternalIdCheck.Finding> findings = new ExternalIdCheck(service, rule).check(ids);
    Map<String, Long> totals =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    finding -> Reporter.label(finding.verdict()),
                    TreeMap::new,
                    Collectors.counting()));
    entry.ended(
        List.of(),
        LogFields.of("ids", ids.size()).with("verdicts", totals).with("calls", service.calls()));
    return new ExternalIdReport(
        NAME,
        Reporter.label(rule.choice()),
        service.calls(),
        totals,
        findings.stream()
            .map(
                finding ->
                    new ExternalIdReport.Checked(
                        finding.id(), Reporter.label(finding.verdict()), finding.byRule()))
            .toList());
  }
}
