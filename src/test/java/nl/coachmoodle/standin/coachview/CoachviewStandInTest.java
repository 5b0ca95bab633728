package nl.coachmoodle.standin.coachview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.coachview.data.ManyParticipants;
import org.junit.jupiter.api.Test;

/** What the Coachview stand-in shows of its data. */
class CoachviewStandInTest extends AuthorisedCaller {
  @Test
  void aListIsABareArrayInPagesWithItsCountInAHeader() throws Exception {
    for (int i = 0; i < 30; i++) {
      coachview.data().addPerson("e" + i, "A", null, "B", "a@example.com");
    }

    HttpResponse<String> page =
        rest.get("Personen?skip=20&take=7&Count=true&orderby=externId desc");

    assertThat(page.headers().firstValue("RowCount")).contains("30");
    assertThat(rest.texts(page, "externId"))
        .containsExactly("e17", "e16", "e15", "e14", "e13", "e12", "e11");
    assertThat(rest.read(rest.get("Personen"))).hasSize(25);
  }

  @Test
  void aSingleRowIsReadByItsId() throws Exception {
    String id = coachview.data().addPerson("e1", "Zoë", "van der", "Berg", "z@example.com");

    JsonNode person = rest.read(rest.get("Personen/" + id));
    assertThat(person.get("voornaam").asText()).isEqualTo("Zoë");
    assertThat(person.get("auditTrail").get("gewijzigdDatumTijd").asText())
        .isEqualTo("2026-11-24T12:00:00.000");
    assertThat(rest.get("Personen/00000000-0000-0000-0000-000000000000").statusCode())
        .isEqualTo(404);
    assertThat(rest.get("Onbekend").statusCode()).isEqualTo(404);
  }

  @Test
  void freeFieldsAndComputedFieldsComeOnlyWhenAskedFor() throws Exception {
    CoachviewData data = coachview.data();
    String person = data.addPerson("e1", "A", null, "B", null);
    data.setFreeField(person, "vrijveldFunctie", "monteur");
    data.addRun("R1", "Definitief");

    assertThat(rest.get("Personen").body()).doesNotContain("vrijveldFunctie");
    assertThat(rest.get("Personen?InclusiefVrijevelden=true").body())
        .contains("\"vrijveldFunctie\":\"monteur\"");
    assertThat(rest.get("Opleidingen").body()).doesNotContain("startDatum");
    assertThat(rest.get("Opleidingen?InclusiefExtraVelden=true").body())
        .contains("\"startDatum\":\"2026-12-01T09:00:00\"");
  }

  @Test
  void relatedRowsAreEmbeddedWhenAskedFor() throws Exception {
    CoachviewData data = coachview.data();
    String run = data.addRun("R1", "Definitief");
    data.addElearning(run, "21");

    JsonNode row =
        rest.read(
                rest.get(
                    "Opleidingsonderdelen?InclusiefDirecteRelaties=true&where=opleidingId=" + run))
            .get(0);
    assertThat(row.get("elearningCode").asText()).isEqualTo("21");
    assertThat(row.get("opleiding").get("code").asText()).isEqualTo("R1");
  }

  @Test
  void conditionsTakeListsOfValuesAndAreJoined() throws Exception {
    CoachviewData data = coachview.data();
    String run = data.addRun("R1", "Definitief");
    String one = data.addPerson("e1", "A", null, "B", null);
    String two = data.addPerson("e2", "A", null, "B", null);
    data.enrol(one, run);
    String lapsed = data.enrol(two, run);
    data.setStatus(lapsed, "Vervallen");

    assertThat(rest.read(rest.get("Opleidingsvragen?where=PERSOONID=" + one + "," + two)))
        .hasSize(2);
    assertThat(
            rest.texts(
                rest.get(
                    "Opleidingsvragen?where=persoonId="
                        + one
                        + ","
                        + two
                        + ";opleidingsvraagStatusId=vervallen"),
                "id"))
        .containsExactly(lapsed);
    assertThat(rest.get("Opleidingsvragen?where=persoon=" + one).statusCode()).isEqualTo(400);
  }

  @Test
  void datesAreComparedByDays() throws Exception {
    CoachviewData data = coachview.data();
    for (int day = 1; day <= 4; day++) {
      String id = data.addPerson("day" + day, "A", null, "B", null);
      data.changedAt(Entity.PERSONEN, id, LocalDateTime.of(2026, 11, day, 0, 0));
    }
    String field = "Personen?where=audittrail.gewijzigddatumtijd";

    assertThat(rest.texts(rest.get(field + ">=03-11-2026"), "externId"))
        .containsExactly("day3", "day4");
    assertThat(rest.texts(rest.get(field + "=02-11-2026,03-11-2026"), "externId"))
        .containsExactly("day2");
    assertThat(rest.texts(rest.get(field + "=02.11.2026"), "externId")).containsExactly("day2");
    assertThat(rest.get(field + ">=2026-11-03T10:00").statusCode()).isEqualTo(400);
  }

  @Test
  void aChangeMovesTheAuditTrail() throws Exception {
    CoachviewData data = coachview.data();
    String id = data.addPerson("e1", "A", null, "B", "a@example.com");
    coachview.clock().advance(Duration.ofDays(2));
    data.anonymise(id);
    rest.authorise("");

    JsonNode person = rest.read(rest.get("Personen/" + id));
    assertThat(person.get("auditTrail").get("gewijzigdDatumTijd").asText())
        .startsWith("2026-11-26");
    assertThat(person.get("auditTrail").get("aangemaaktDatumTijd").asText())
        .startsWith("2026-11-24");
    assertThat(person.get("externId").isNull()).isTrue();
    assertThat(person.get("inactief").asBoolean()).isTrue();
    data.delete(Entity.PERSONEN, id);
    assertThat(rest.get("Personen/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void otherNamesThanTheGuessCanBeGiven() throws Exception {
    coachview.settings().rename("Opleidingsvraagonderdelen", "Deelnames");
    coachview.settings().rename("persoonId", "deelnemerId");
    CoachviewData data = coachview.data();
    String run = data.addRun("R1", "Definitief");
    data.addElearning(run, "21");
    String person = data.addPerson("e1", "A", null, "B", null);
    data.enrol(person, run);

    assertThat(rest.read(rest.get("Deelnames"))).hasSize(1);
    assertThat(rest.texts(rest.get("Opleidingsvragen?where=deelnemerid=" + person), "deelnemerId"))
        .containsExactly(person);
  }

  @Test
  void participantsAreMadeUpInAnyNumber() throws Exception {
    ManyParticipants.fill(
        coachview.data(), 450, List.of("2", "3"), LocalDateTime.of(2026, 11, 24, 0, 0));

    assertThat(rest.get("Personen?Count=true").headers().firstValue("RowCount")).contains("450");
    assertThat(rest.get("Opleidingsvraagonderdelen?Count=true").headers().firstValue("RowCount"))
        .contains("900");
    assertThat(
            rest.get(
                    "Personen?Count=true&where=audittrail.gewijzigdDatumTijd=21-11-2026,22-11-2026")
                .headers()
                .firstValue("RowCount"))
        .contains("200");
  }
}
