package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.reconcile.ExternalIdRule.Choice;
import nl.coachmoodle.roster.ExternalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which id of a person stands in Moodle. */
class ExternalIdRuleTest {
  private static final CoachviewPerson WITHOUT = person("guid-1", Optional.empty(), false);

  @Test
  void theExternIdIsTakenWhateverItsSource() {
    assertThat(ExternalIdRule.externId().of(fromSource(person("guid-1"), "AFAS")))
        .contains(new ExternalId("CV-guid-1"));
    assertThat(ExternalIdRule.externId().of(WITHOUT)).isEmpty();
  }

  @Test
  void anExternIdOfAnotherSourceIsNoExternalId() {
    ExternalIdRule rule = new ExternalIdRule(Choice.EXTERN_ID, Optional.of("Afas"));

    assertThat(rule.of(fromSource(person("guid-1"), "AFAS"))).isPresent();
    assertThat(rule.of(fromSource(person("guid-1"), "SAP"))).isEmpty();
    assertThat(rule.of(person("guid-1"))).isEmpty();
  }

  @Test
  void thePersoonIdIsTakenInsteadOfAMissingExternIdOnlyWhereThatIsChosen() {
    ExternalIdRule rule = new ExternalIdRule(Choice.EXTERN_ID_ELSE_PERSOON_ID, Optional.of("AFAS"));

    assertThat(rule.of(WITHOUT)).contains(new ExternalId("guid-1"));
    assertThat(rule.of(fromSource(person("guid-1"), "SAP"))).contains(new ExternalId("guid-1"));
    assertThat(rule.of(fromSource(person("guid-1"), "AFAS"))).contains(new ExternalId("CV-guid-1"));
    assertThat(new ExternalIdRule(Choice.PERSOON_ID, Optional.empty()).of(person("guid-1")))
        .contains(new ExternalId("guid-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" p1", "0", "p\u00001"})
  void anExternIdThatMoodleCouldNotHoldIsNeitherChangedNorReplaced(String externId) {
    CoachviewPerson person = person("guid-1", Optional.of(externId), false);

    assertThat(ExternalIdRule.externId().of(person)).isEmpty();
    assertThat(new ExternalIdRule(Choice.EXTERN_ID_ELSE_PERSOON_ID, Optional.empty()).of(person))
        .isEmpty();
  }
}
