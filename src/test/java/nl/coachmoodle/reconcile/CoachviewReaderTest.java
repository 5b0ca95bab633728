package nl.coachmoodle.reconcile;

import static nl.coachmoodle.reconcile.CoachviewRows.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of Coachview for some persons, with how many requests, and who is refused. */
class CoachviewReaderTest {
  private final CoachviewInMemory coachview =
      new CoachviewInMemory()
          .put(run("r1", "Definitief"))
          .put(run("r0", "Afgerond"))
          .put(elearning("c1", "r1", "21"))
          .put(elearning("c0", "r0", "21"))
          .put(person("p1"))
          .put(enrolment("e1", "p1", "r1", "Ingepland"))
          .put(part("e1", "c1"));

  @Test
  void anUnknownPersonIsRefusedAndTheOthersAreNot() {
    assertThat(codes(reader().people(List.of("p1", "p9", "P1"))))
        .containsExactly("p1", "p9 " + FailureCode.PERSON_NOT_IN_COACHVIEW);
  }

  @Test
  void anUnknownEnrolmentIsRefusedAndTheOthersLeadToTheirPersons() {
    coachview.put(enrolment("e2", "p1", "r1", "Vervallen"));

    coachview.forgetCalls();
    assertThat(codes(List.copyOf(reader().profilesByEnrolment(List.of("e1")).values())))
        .containsExactly("p1");
    assertThat(coachview.calls()).isEqualTo(3);
    assertThat(codes(List.copyOf(reader().peopleByEnrolment(List.of("e1", "e9", "E2")).values())))
        .containsExactly("p1", "e9 " + FailureCode.ENROLMENT_NOT_IN_COACHVIEW, "p1");
  }

  @Test
  void whoHasNoExternalIdIsRefused() {
    coachview.put(person("p2", Optional.empty(), false)).put(person("p3", Optional.empty(), true));

    assertThat(codes(reader().profiles(List.of("p2", "p3"))))
        .containsExactly(
            "p2 " + FailureCode.EXTERNAL_ID_MISSING, "p3 " + FailureCode.PERSON_ANONYMISED);
  }

  @Test
  void personsWithOneExternalIdAreAllRefused() {
    coachview.put(person("p2", Optional.of("CV-p1"), false)).put(person("p3"));

    assertThat(codes(reader().profiles(List.of("p1", "p2", "p3"))))
        .containsExactly(
            "p1 " + FailureCode.EXTERNAL_ID_SHARED, "p2 " + FailureCode.EXTERNAL_ID_SHARED, "p3");
    assertThat(codes(reader().profiles(List.of("p1"))))
        .containsExactly("p1 " + FailureCode.EXTERNAL_ID_SHARED);
  }

  @Test
  void ofSeveralTheOnlyOneWhoHasNotDepartedHasTheExternalId() {
    coachview.put(person("p2", Optional.of("CV-p1"), true));

    assertThat(codes(reader().profiles(List.of("p1", "p2"))))
        .containsExactly("p1", "p2 " + FailureCode.EXTERNAL_ID_SHARED);
    assertThat(codes(reader().profiles(List.of("p2"))))
        .containsExactly("p2 " + FailureCode.EXTERNAL_ID_SHARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"O'Neil-1", "12;3", "a,b", "1=1"})
  void whoseExternalIdCannotBeLookedUpIsRefusedAndTheOthersAreNot(String odd) {
    coachview.put(person("p2", Optional.of(odd), false)).put(person("p3"));

    assertThat(codes(reader().profiles(List.of("p1", "p2", "p3"))))
        .containsExactly("p1", "p2 " + FailureCode.EXTERNAL_ID_NOT_ASKABLE, "p3");
    assertThat(codes(reader().peopleAmong(coachview.persons(List.of("p1", "p2", "p3")))))
        .containsExactly("p1", "p2 " + FailureCode.EXTERNAL_ID_NOT_ASKABLE, "p3");
  }

  @Test
  void anExternalIdThatIsTooLongForMoodleIsRefusedAndTheOthersAreNot() {
    coachview.put(person("p2", Optional.of("x".repeat(256)), false));

    assertThat(codes(reader().profiles(List.of("p1", "p2"))))
        .containsExactly("p1", "p2 " + FailureCode.EXTERNAL_ID_MISSING);
  }

  @Test
  void whereNobodyIsLookedUpAnOddExternalIdIsNoReasonToRefuse() {
    coachview.put(person("p2", Optional.of("O'Neil-1"), false));

    assertThat(
            codes(
                new CoachviewReader(
                        coachview,
                        new ExternalIdRule(ExternalIdRule.Choice.PERSOON_ID, Optional.empty()),
                        AccessRules.defaults())
                    .profiles(List.of("p2"))))
        .containsExactly("p2");
  }

  @Test
  void idsAreComparedInAnyCasing() {
    PersonReading.Found found = (PersonReading.Found) reader().people(List.of(" P1 ")).get(0);

    assertThat(found.participations()).hasSize(1);
  }

  @Test
  void aPersonCostsSixRequests() {
    reader().people(List.of("p1"));

    assertThat(coachview.calls()).isEqualTo(6);
  }

  @Test
  void aHistoryIsReadOnlyForWhoMayLoseSomething() {
    coachview.put(enrolment("e0", "p1", "r0", "Afgerond")).put(part("e0", "c0"));
    assertThat(parts(reader().people(List.of("p1")))).containsExactly("e1");
    assertThat(coachview.calls()).isEqualTo(6);

    coachview.put(enrolment("e1", "p1", "r1", "Vervallen"));
    assertThat(parts(reader().people(List.of("p1")))).containsExactly("e1", "e0");
  }

  @Test
  void requestsGrowWithTheRowsAndRunsAreReadOnce() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String id = "q" + i;
      ids.add(id);
      coachview
          .put(person(id))
          .put(enrolment("f" + i, id, "r1", "Ingepland"))
          .put(part("f" + i, "c1"));
    }
    CoachviewReader reader = reader();

    for (int begin = 0; begin < ids.size(); begin += 100) {
      reader.people(ids.subList(begin, begin + 100));
    }

    // Persons, others with their external ids, enrolments and parts by the hundred; one request
    // until it is known how many parts belong to an enrolment; one run and one component.
    assertThat(coachview.calls()).isEqualTo(43);
  }

  @Test
  void nobodyIsAskedForNobody() {
    assertThat(reader().people(List.of())).isEmpty();
    assertThat(coachview.calls()).isZero();
  }

  private CoachviewReader reader() {
    return new CoachviewReader(coachview, ExternalIdRule.externId(), AccessRules.defaults());
  }

  private static List<String> parts(List<PersonReading> readings) {
    return ((PersonReading.Found) readings.get(0))
        .participations().stream().map(participation -> participation.enrolment().id()).toList();
  }

  private static List<String> codes(List<PersonReading> readings) {
    return readings.stream()
        .map(
            reading ->
                reading instanceof PersonReading.Refused refused
                    ? refused.id() + " " + refused.failure().code()
                    : reading.id())
        .toList();
  }
}
