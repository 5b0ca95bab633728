package nl.coachmoodle.standin.coachview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.StreamSupport;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.coachview.data.ManyParticipants;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoachviewStandInTest {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private CoachviewStandIn coachview;
  private String token = "";

  @BeforeEach
  void start() throws Exception {
    coachview = CoachviewStandIn.start();
    coachview.clock().set(Instant.parse("2026-11-24T11:00:00Z"));
    token = token("");
  }

  @AfterEach
  void stop() {
    coachview.close();
  }

  @Test
  void aTokenIsGivenForTheSecretOnly() throws Exception {
    assertThat(tokenAnswer("wrong", "").body()).contains("invalid_client");
    assertThat(tokenAnswer(coachview.settings().clientSecret, "api Opleidingen.Schrijven").body())
        .contains("invalid_scope");
    assertThat(token).hasSize(32);
  }

  @Test
  void withoutATokenOrWithAnOldOneNothingIsRead() throws Exception {
    String old = token;
    coachview.clock().advance(Duration.ofHours(1));
    assertThat(get("Personen").statusCode()).isEqualTo(401);

    token = token("");
    assertThat(get("Personen").statusCode()).isEqualTo(200);
    assertThat(token).isNotEqualTo(old);
    coachview.revokeTokens();
    assertThat(get("Personen").statusCode()).isEqualTo(401);
  }

  @Test
  void aScopeThatIsMissingIsA403() throws Exception {
    token = token("api Personen.Lezen");

    assertThat(get("Personen").statusCode()).isEqualTo(200);
    assertThat(get("Opleidingen").statusCode()).isEqualTo(403);
  }

  @Test
  void aListIsABareArrayInPagesWithItsCountInAHeader() throws Exception {
    for (int i = 0; i < 30; i++) {
      coachview.data().addPerson("e" + i, "A", null, "B", "a@example.com");
    }

    HttpResponse<String> page = get("Personen?skip=20&take=7&Count=true&orderby=externId desc");

    assertThat(page.headers().firstValue("RowCount")).contains("30");
    assertThat(texts(page, "externId"))
        .containsExactly("e17", "e16", "e15", "e14", "e13", "e12", "e11");
    assertThat(read(get("Personen"))).hasSize(25);
  }

  @Test
  void aSingleRowIsReadByItsId() throws Exception {
    String id = coachview.data().addPerson("e1", "Zoë", "van der", "Berg", "z@example.com");

    JsonNode person = read(get("Personen/" + id));
    assertThat(person.get("voornaam").asText()).isEqualTo("Zoë");
    assertThat(person.get("auditTrail").get("gewijzigdDatumTijd").asText())
        .isEqualTo("2026-11-24T12:00:00.000");
    assertThat(get("Personen/00000000-0000-0000-0000-000000000000").statusCode()).isEqualTo(404);
    assertThat(get("Onbekend").statusCode()).isEqualTo(404);
  }

  @Test
  void freeFieldsAndComputedFieldsComeOnlyWhenAskedFor() throws Exception {
    CoachviewData data = coachview.data();
    String person = data.addPerson("e1", "A", null, "B", null);
    data.setFreeField(person, "vrijveldFunctie", "monteur");
    data.addRun("R1", "Definitief");

    assertThat(get("Personen").body()).doesNotContain("vrijveldFunctie");
    assertThat(get("Personen?InclusiefVrijevelden=true").body())
        .contains("\"vrijveldFunctie\":\"monteur\"");
    assertThat(get("Opleidingen").body()).doesNotContain("startDatum");
    assertThat(get("Opleidingen?InclusiefExtraVelden=true").body())
        .contains("\"startDatum\":\"2026-12-01T09:00:00\"");
  }

  @Test
  void relatedRowsAreEmbeddedWhenAskedFor() throws Exception {
    CoachviewData data = coachview.data();
    String run = data.addRun("R1", "Definitief");
    data.addElearning(run, "21");

    JsonNode row =
        read(get("Opleidingsonderdelen?InclusiefDirecteRelaties=true&where=opleidingId=" + run))
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

    assertThat(read(get("Opleidingsvragen?where=PERSOONID=" + one + "," + two))).hasSize(2);
    assertThat(
            texts(
                get(
                    "Opleidingsvragen?where=persoonId="
                        + one
                        + ","
                        + two
                        + ";opleidingsvraagStatusId=vervallen"),
                "id"))
        .containsExactly(lapsed);
    assertThat(get("Opleidingsvragen?where=persoon=" + one).statusCode()).isEqualTo(400);
  }

  @Test
  void datesAreComparedByDays() throws Exception {
    CoachviewData data = coachview.data();
    for (int day = 1; day <= 4; day++) {
      String id = data.addPerson("day" + day, "A", null, "B", null);
      data.changedAt(Entity.PERSONEN, id, LocalDateTime.of(2026, 11, day, 0, 0));
    }
    String field = "Personen?where=audittrail.gewijzigddatumtijd";

    assertThat(texts(get(field + ">=03-11-2026"), "externId")).containsExactly("day3", "day4");
    assertThat(texts(get(field + "=02-11-2026,03-11-2026"), "externId")).containsExactly("day2");
    assertThat(texts(get(field + "=02.11.2026"), "externId")).containsExactly("day2");
    assertThat(get(field + ">=2026-11-03T10:00").statusCode()).isEqualTo(400);
  }

  @Test
  void aChangeMovesTheAuditTrail() throws Exception {
    CoachviewData data = coachview.data();
    String id = data.addPerson("e1", "A", null, "B", "a@example.com");
    coachview.clock().advance(Duration.ofDays(2));
    data.anonymise(id);
    token = token("");

    JsonNode person = read(get("Personen/" + id));
    assertThat(person.get("auditTrail").get("gewijzigdDatumTijd").asText())
        .startsWith("2026-11-26");
    assertThat(person.get("auditTrail").get("aangemaaktDatumTijd").asText())
        .startsWith("2026-11-24");
    assertThat(person.get("externId").isNull()).isTrue();
    assertThat(person.get("inactief").asBoolean()).isTrue();
    data.delete(Entity.PERSONEN, id);
    assertThat(get("Personen/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void aHighSkipIsA500() throws Exception {
    assertThat(get("Personen?skip=2000").statusCode()).isEqualTo(200);
    assertThat(get("Personen?skip=2001").statusCode()).isEqualTo(500);
  }

  @Test
  void theQuotaIsToldAndComesBackAfterADay() throws Exception {
    coachview.settings().quota = 2;

    assertThat(get("Personen").headers().firstValue("X-Rate-Limit-Remaining")).contains("1");
    get("Personen");
    HttpResponse<String> refused = get("Personen");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("X-Rate-Limit-Reset"))
        .contains(String.valueOf(Instant.parse("2026-11-25T11:00:00Z").getEpochSecond()));

    coachview.clock().advance(Duration.ofDays(1));
    token = token("");
    assertThat(get("Personen").statusCode()).isEqualTo(200);
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

    assertThat(read(get("Deelnames"))).hasSize(1);
    assertThat(texts(get("Opleidingsvragen?where=deelnemerid=" + person), "deelnemerId"))
        .containsExactly(person);
  }

  @Test
  void faultsHitTheEntityThatTheyAreMeantFor() throws Exception {
    coachview.onNext(
        1, Entity.OPLEIDINGEN, Fault.answer(200, "text/html", "<html>Onderhoud</html>"));

    assertThat(get("Personen").body()).isEqualTo("[]");
    assertThat(get("Opleidingen").body()).contains("Onderhoud");
    assertThat(get("Opleidingen").body()).isEqualTo("[]");
    assertThat(coachview.requestCount(Entity.OPLEIDINGEN)).isEqualTo(2);
    assertThat(coachview.requestCount("")).isEqualTo(1);
  }

  @Test
  void webhooksArePostedAsThinMessages() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/hooks",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    receiver.start();
    try {
      CoachviewData data = coachview.data();
      String person = data.addPerson("e1", "Zoë", null, "Berg", "z@example.com");
      String category = data.addCategory(person, "Naar Moodle");
      URI address = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks");

      int status = coachview.webhooks().post(address, coachview.webhooks().categoryAdded(category));

      assertThat(status).isEqualTo(202);
      JsonNode message = json.readTree(received.take());
      assertThat(message.get("Event").asText()).isEqualTo("persoon.categorie.toegevoegd");
      assertThat(message.get("PersoonId").asText()).isEqualTo(person);
      assertThat(message.toString()).doesNotContain("Zoë").doesNotContain("z@example.com");
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void itIsChangedOverHttpWhenItRunsAsAProgram() throws Exception {
    DemoData.fill(coachview.data(), List.of("2", "VCA-B"), "");
    String person = coachview.data().rows(Entity.PERSONEN).get(0).id();

    HttpResponse<String> changed =
        post(
            coachview.uri() + "/stand-in/change",
            "entity=Personen&property=achternaam&value=Bakker&id=" + person);

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(read(get("Personen/" + person)).get("achternaam").asText()).isEqualTo("Bakker");
    assertThat(post(coachview.uri() + "/stand-in/change", "entity=Personen").statusCode())
        .isEqualTo(400);
  }

  @Test
  void participantsAreMadeUpInAnyNumber() throws Exception {
    ManyParticipants.fill(
        coachview.data(), 450, List.of("2", "3"), LocalDateTime.of(2026, 11, 24, 0, 0));

    assertThat(get("Personen?Count=true").headers().firstValue("RowCount")).contains("450");
    assertThat(get("Opleidingsvraagonderdelen?Count=true").headers().firstValue("RowCount"))
        .contains("900");
    assertThat(
            get("Personen?Count=true&where=audittrail.gewijzigdDatumTijd=21-11-2026,22-11-2026")
                .headers()
                .firstValue("RowCount"))
        .contains("200");
  }

  private String token(String scope) throws Exception {
    return json.readTree(tokenAnswer(coachview.settings().clientSecret, scope).body())
        .get("access_token")
        .asText();
  }

  private HttpResponse<String> tokenAnswer(String secret, String scope) throws Exception {
    return post(
        coachview.uri() + "/auth/connect/token",
        "grant_type=client_credentials&client_id=coachmoodle&client_secret="
            + secret
            + "&scope="
            + URLEncoder.encode(scope, StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String address, String form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(
                URI.create(
                    coachview.uri() + "/api/v1/" + path.replace(" ", "%20").replace(">", "%3E")))
            .header("Authorization", "Bearer " + token)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode read(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }

  private List<String> texts(HttpResponse<String> response, String property) throws Exception {
    return StreamSupport.stream(read(response).spliterator(), false)
        .map(row -> row.get(property).asText())
        .toList();
  }
}
