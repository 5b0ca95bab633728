package nl.coachmoodle.standin.coachview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;

/** Whom the Coachview stand-in answers, when it does not, and what it does by itself. */
class CoachviewStandInLimitsTest extends AuthorisedCaller {
  @Test
  void aTokenIsGivenForTheSecretOnly() throws Exception {
    assertThat(rest.tokenAnswer("wrong", "").body()).contains("invalid_client");
    assertThat(
            rest.tokenAnswer(coachview.settings().clientSecret, "api Opleidingen.Schrijven").body())
        .contains("invalid_scope");
    assertThat(rest.token()).hasSize(32);
  }

  @Test
  void withoutATokenOrWithAnOldOneNothingIsRead() throws Exception {
    String old = rest.token();
    coachview.clock().advance(Duration.ofHours(1));
    assertThat(rest.get("Personen").statusCode()).isEqualTo(401);

    rest.authorise("");
    assertThat(rest.get("Personen").statusCode()).isEqualTo(200);
    assertThat(rest.token()).isNotEqualTo(old);
    coachview.revokeTokens();
    assertThat(rest.get("Personen").statusCode()).isEqualTo(401);
  }

  @Test
  void aScopeThatIsMissingIsA403() throws Exception {
    rest.authorise("api Personen.Lezen");

    assertThat(rest.get("Personen").statusCode()).isEqualTo(200);
    assertThat(rest.get("Opleidingen").statusCode()).isEqualTo(403);
  }

  @Test
  void aHighSkipIsA500() throws Exception {
    assertThat(rest.get("Personen?skip=2000").statusCode()).isEqualTo(200);
    assertThat(rest.get("Personen?skip=2001").statusCode()).isEqualTo(500);
  }

  @Test
  void theQuotaIsToldAndComesBackAfterADay() throws Exception {
    coachview.settings().quota = 2;

    assertThat(rest.get("Personen").headers().firstValue("X-Rate-Limit-Remaining")).contains("1");
    rest.get("Personen");
    HttpResponse<String> refused = rest.get("Personen");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("X-Rate-Limit-Reset"))
        .contains(String.valueOf(Instant.parse("2026-11-25T11:00:00Z").getEpochSecond()));

    coachview.clock().advance(Duration.ofDays(1));
    rest.authorise("");
    assertThat(rest.get("Personen").statusCode()).isEqualTo(200);
  }

  @Test
  void faultsHitTheEntityThatTheyAreMeantFor() throws Exception {
    coachview.onNext(
        1, Entity.OPLEIDINGEN, Fault.answer(200, "text/html", "<html>Onderhoud</html>"));

    assertThat(rest.get("Personen").body()).isEqualTo("[]");
    assertThat(rest.get("Opleidingen").body()).contains("Onderhoud");
    assertThat(rest.get("Opleidingen").body()).isEqualTo("[]");
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
      JsonNode message = new ObjectMapper().readTree(received.take());
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
        rest.post(
            coachview.uri() + "/stand-in/change",
            "entity=Personen&property=achternaam&value=Bakker&id=" + person);

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(rest.read(rest.get("Personen/" + person)).get("achternaam").asText())
        .isEqualTo("Bakker");
    assertThat(rest.post(coachview.uri() + "/stand-in/change", "entity=Personen").statusCode())
        .isEqualTo(400);
  }
}
