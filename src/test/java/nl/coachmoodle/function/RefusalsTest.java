package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a request that is wrong: all of it at once, each thing once, in one line. */
class RefusalsTest {
  private static final Wishes WISHES =
      new Wishes(
          new AccessCodes(AccessCodes.Kind.COURSE, Map.of(), Map.of(), 5),
          Access.Course.State.SUSPENDED,
          false,
          ZoneId.of("Europe/Amsterdam"));

  @Test
  void theCodeIsMissedToo() {
    assertThat(violations(Map.of(), WISHES::enrol))
        .containsExactlyInAnyOrder("required:externalId", "required:lastName", "required:code");
  }

  @Test
  void theCodeOfEachParticipantIsMissed() {
    assertThat(violations(Map.of("participants", List.of(Map.of(), Map.of())), WISHES::withdraw))
        .contains("required:participants[0].code", "required:participants[1].code");
  }

  @Test
  void aFieldThatIsWrongIsNotMissingAsWell() {
    assertThat(
            violations(
                Map.of(
                    "PersoonExterneId",
                    "p1",
                    "PersoonAchternaam",
                    List.of(),
                    "codes",
                    List.of(Map.of())),
                WISHES::enrol))
        .containsExactlyInAnyOrder("not-text:PersoonAchternaam", "not-text:codes[0]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jan@example.com",
        "Zoë",
        "forged\n2026-01-01 INFO",
        "a;b",
        "a\u2028b",
        "x\u0085y",
        ""
      })
  void namesThatCouldBeAnythingAreNotRepeated(String name) {
    assertThat(
            violations(
                Map.of("externalId", "p1", "fields", Map.of(name, List.of())), WISHES::syncProfile))
        .containsExactly("not-text:fields.?");
  }

  @Test
  void plainNamesAreRepeated() {
    assertThat(
            violations(
                Map.of("externalId", "p1", "fields", Map.of("Vrijveld_1", List.of())),
                WISHES::syncProfile))
        .containsExactly("not-text:fields.Vrijveld_1");
  }

  @Test
  void codesWithControlCharactersAreRefusedBecauseCodesAreLogged() {
    assertThat(
            violations(
                Map.of("externalId", "p1", "code", "cohort:idnumber=a\u001b[2Jb"),
                WISHES::withdraw))
        .containsExactly("malformed:code");
    assertThat(
            violations(
                Map.of("externalId", "p1", "cohort", "idnumber=a\u001b[2Jb"), WISHES::addToCohort))
        .containsExactly("malformed:cohort");
  }

  private static List<String> violations(
      Map<String, Object> request, Function<RequestFields, Wish> wish) {
    FailedException refused =
        catchThrowableOfType(FailedException.class, () -> Request.read(request, wish, Aim.NONE));
    return List.of(refused.failure().facts().getOrDefault("violations", "").split(";"));
  }
}
