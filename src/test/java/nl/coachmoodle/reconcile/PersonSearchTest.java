package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.reconcile.ExternalIdRule.Choice;
import org.junit.jupiter.api.Test;

/** By which ids persons are looked for, and what Coachview is not asked. */
class PersonSearchTest {
  private static final String GUID = "5a0f1f0e-6f0f-4c3e-9c55-0d8a2b6f2b11";

  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(person(GUID, Optional.of("p1"), false))
          .put(person("b", Optional.of(GUID), false));

  @Test
  void theChoiceOfTheExternalIdDecidesByWhichIdTheyAreLookedFor() {
    assertThat(found(Choice.EXTERN_ID, "p1", GUID)).containsExactlyInAnyOrder(GUID, "b");
    assertThat(found(Choice.EXTERN_ID, GUID)).containsExactly("b");
    assertThat(found(Choice.PERSOON_ID, "p1", GUID)).containsExactly(GUID);
    assertThat(found(Choice.EXTERN_ID_ELSE_PERSOON_ID, GUID)).containsExactlyInAnyOrder(GUID, "b");
  }

  @Test
  void whoeverIsFoundTwiceIsOnePerson() {
    assertThat(found(Choice.EXTERN_ID_ELSE_PERSOON_ID, "p1", GUID))
        .containsExactlyInAnyOrder(GUID, "b");
  }

  @Test
  void whatCannotBeAskedIsNotAsked() {
    assertThat(found(Choice.EXTERN_ID, "O'Neil-1", " ")).isEmpty();
    assertThat(found(Choice.PERSOON_ID, "p1", "1001", GUID.replace("0d8a2b6f2b11", "a,b;c=d,e,f,")))
        .isEmpty();
    assertThat(coachview.calls()).isZero();
  }

  private List<String> found(Choice choice, String... ids) {
    return new PersonSearch(coachview, choice)
        .persons(List.of(ids)).stream().map(CoachviewPerson::id).toList();
  }
}
