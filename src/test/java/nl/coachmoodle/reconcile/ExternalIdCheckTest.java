package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.reconcile.ExternalIdRule.Choice;
import org.junit.jupiter.api.Test;

/** Whether the e-learning link and the configured rule name the same people. */
class ExternalIdCheckTest {
  private static final String GUID = "5a0f1f0e-6f0f-4c3e-9c55-0d8a2b6f2b11";

  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(person(GUID, Optional.of("p1"), false))
          .put(fromSource(person("b", Optional.of("p2"), false), "SAP"))
          .put(person("c", Optional.of("p3"), false))
          .put(person("d", Optional.of("p3"), false))
          .put(person("e", Optional.of("p4"), false))
          .put(person("f", Optional.of("p4"), true));

  @Test
  void externIdsAgreeWithTheirRule() {
    assertThat(told(ExternalIdRule.externId(), "p1", "p2", "p3", "p4", "p9", "1001", GUID))
        .containsExactly(
            "AGREES", "AGREES", "SHARED", "AGREES", "UNKNOWN", "UNKNOWN", "OTHER_ID p1");
  }

  @Test
  void externIdsOfAnotherSourceAreOtherIds() {
    assertThat(told(new ExternalIdRule(Choice.EXTERN_ID, Optional.of("SAP")), "p1", "p2"))
        .containsExactly("OTHER_ID ", "AGREES");
  }

  @Test
  void persoonIdsAgreeWithTheirRule() {
    assertThat(told(new ExternalIdRule(Choice.PERSOON_ID, Optional.empty()), GUID, "p1"))
        .containsExactly("AGREES", "OTHER_ID " + GUID);
  }

  @Test
  void anIdThatCoachviewCannotBeAskedForIsSaidToBeOneAndTheOthersAreLookedAt() {
    assertThat(told(ExternalIdRule.externId(), "O'Neil-1", "p1", "a,b"))
        .containsExactly("NOT_ASKABLE", "AGREES", "NOT_ASKABLE");
  }

  private List<String> told(ExternalIdRule rule, String... ids) {
    return new ExternalIdCheck(coachview, rule)
        .check(List.of(ids)).stream()
            .map(
                finding ->
                    finding.verdict() == ExternalIdCheck.Verdict.OTHER_ID
                        ? "OTHER_ID " + finding.byRule().orElse("")
                        : finding.verdict().name())
            .toList();
  }
}
