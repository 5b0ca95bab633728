package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CourseComponent;
import nl.coachmoodle.coachview.CourseEnrolment;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingByIdTest extends CoachviewTestBase {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 24, 12, 0);

  @Test
  void aPersonHasNamesAddressesAndFields() {
    CoachviewData data = coachview.data();
    String id = data.addPerson("p1", "Zoë", "van der", "Berg", "zoe@example.com");
    data.change(Entity.PERSONEN, id, "email2", "zoe@prive.example.com");
    data.change(Entity.PERSONEN, id, "email2TypeId", "Prive");
    data.change(Entity.PERSONEN, id, "geboortedatum", "1990-02-28T00:00:00");
    data.setFreeField(id, "vrijveldFunctie", "teamleider");
    data.setFreeField(id, "vrijveldLeeg", null);

    CoachviewPerson person = live().persons(List.of(id)).get(0);

    assertThat(person.externId()).contains("p1");
    assertThat(person.externSource()).contains("HR");
    assertThat(person.firstName()).contains("Zoë");
    assertThat(person.infix()).contains("van der");
    assertThat(person.lastName()).contains("Berg");
    assertThat(person.birthDate()).contains(LocalDate.of(1990, 2, 28));
    assertThat(person.emails())
        .extracting(CoachviewPerson.Email::address)
        .containsExactly("zoe@example.com", "zoe@prive.example.com");
    assertThat(person.emails().get(1).kind()).contains("Prive");
    assertThat(person.inactive()).isFalse();
    assertThat(person.fields())
        .containsAllEntriesOf(
            Map.of(
                "vrijveldFunctie", "teamleider",
                "vrijveldLeeg", "",
                "adres.plaats", "Utrecht",
                "plaats", "Utrecht"))
        .doesNotContainKeys("email1", "voornaam", "gewijzigdDoor", "auditTrail.gewijzigdDoor");
  }

  @Test
  void anAnonymisedPersonIsInactiveAndWithoutExternalId() {
    String id = coachview.data().addPerson("p1", "Zoë", null, "Berg", "zoe@example.com");
    coachview.data().anonymise(id);

    CoachviewPerson person = live().persons(List.of(id)).get(0);

    assertThat(person.inactive()).isTrue();
    assertThat(person.externId()).isEmpty();
    assertThat(person.firstName()).isEmpty();
  }

  @Test
  void peopleAreFoundByExternalIdHoweverManyShareIt() {
    CoachviewData data = coachview.data();
    data.addPerson("p1", "A", null, "B", null);
    data.addPerson("p1", "C", null, "D", null);

    assertThat(live().personsByExternalId(List.of("p1", "p2"))).hasSize(2);
  }

  @Test
  void anEnrolmentIsReadWithItsPartsComponentsAndRun() {
    CoachviewData data = coachview.data();
    String run = data.addRun("R1", "Definitief");
    String component = data.addElearning(run, "21");
    String person = data.addPerson("p1", "A", null, "B", null);
    String enrolment = data.enrol(person, run);
    data.change(
        Entity.OPLEIDINGSVRAAGONDERDELEN,
        data.rows(Entity.OPLEIDINGSVRAAGONDERDELEN).get(0).id(),
        "heeftVrijstelling",
        true);
    String waiting = data.addEnrolment(person, null, "Wachtlijst");

    assertThat(live().enrolments(List.of(enrolment)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.personId()).isEqualTo(person);
              assertThat(found.runId()).contains(run);
              assertThat(found.status()).isEqualTo("Ingepland");
              assertThat(found.changed()).contains(NOON);
            });
    assertThat(live().enrolmentsOf(List.of(person)))
        .extracting(CourseEnrolment::id)
        .containsExactlyInAnyOrder(enrolment, waiting);
    assertThat(live().enrolmentsIn(List.of(run)))
        .extracting(CourseEnrolment::id)
        .containsExactly(enrolment);
    assertThat(live().partsOf(List.of(enrolment, waiting)))
        .singleElement()
        .satisfies(part -> assertThat(part.exempt()).isTrue())
        .satisfies(part -> assertThat(part.changed()).contains(NOON))
        .extracting(EnrolmentPart::componentId)
        .isEqualTo(component);
    assertThat(live().componentsOf(List.of(run)))
        .singleElement()
        .isEqualTo(
            new CourseComponent(
                component, run, Optional.of("Elearning"), Optional.of("21"), Optional.of("6")));
    CourseRun found = live().runs(List.of(run)).get(0);
    assertThat(found.status()).isEqualTo("Definitief");
    assertThat(found.start().map(Object::toString)).contains("2026-12-01T09:00");
    assertThat(found.changed()).contains(NOON);
  }

  @Test
  void categoriesOfPeopleHaveTheirNames() {
    String person = coachview.data().addPerson("p1", "A", null, "B", null);
    coachview.data().addCategory(person, "Naar Moodle");

    assertThat(live().categoriesOf(List.of(person)))
        .singleElement()
        .satisfies(category -> assertThat(category.name()).isEqualTo("Naar Moodle"));
  }

  @Test
  void idsAreAskedForByTheHundred() {
    List<String> ids = new ArrayList<>(people(250));
    ids.add("00000000-0000-0000-0000-000000000000");
    var reader = live();

    assertThat(reader.persons(ids)).hasSize(250);
    assertThat(reader.calls()).isEqualTo(3);
    assertThat(reader.quotaLeft()).hasValue(4_997);
    assertThat(live().persons(List.of())).isEmpty();
  }

  @Test
  void longExternalIdsAreAskedForInAddressesThatStayShort() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ids.add(String.format("%0255d", i));
      coachview.data().addPerson(ids.get(i), "A", null, "B", null);
    }

    assertThat(live().personsByExternalId(ids)).hasSize(100);
    assertThat(coachview.requests())
        .allSatisfy(
            request ->
                assertThat(request.parameter("where").orElse("")).hasSizeLessThanOrEqualTo(4_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a,b", "x;y=1", "1=1", "a>b", "<id>", "it's"})
  void anIdThatWouldChangeTheQuestionIsNotAsked(String id) {
    assertThat(failureOf(() -> live().personsByExternalId(List.of(id))).code())
        .isEqualTo(FailureCode.INPUT_INVALID);
    assertThat(coachview.requests()).isEmpty();
  }
}
