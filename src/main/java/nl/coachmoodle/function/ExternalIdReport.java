package nl.coachmoodle.function;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@link CheckExternalIds}, as JSON.
 *
 * @param operation {@code checkExternalIds}
 * @param rule the setting {@code participants.external-id}
 * @param coachviewCalls requests to Coachview, repetitions included
 * @param totals how many ids had each verdict
 * @param ids one per id of the request, in its order
 */
@RegisterForReflection
public record ExternalIdReport(
    String operation,
    String rule,
    int coachviewCalls,
    Map<String, Long> totals,
    List<Checked> ids) {

  public ExternalIdReport {
    ids = List.copyOf(ids);
  }

  /**
   * One id.
   *
   * @param verdict {@code agrees}, {@code other-id}, {@code shared} or {@code unknown}
   * @param byRule the external id that the rule gives this person
   */
  public record Checked(String externalId, String verdict, Optional<String> byRule) {}
}
