package nl.coachmoodle.coachview.wire;

import static nl.coachmoodle.coachview.wire.CoachviewTestBase.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.harness.CoachviewResource;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.api.ReceivedRequest;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client as it is put together from the settings, tokens included. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
@QuarkusTestResource(CoachviewResource.class)
class CoachviewClientTest {
  @Inject CoachviewSite site;

  CoachviewStandIn coachview;

  @BeforeEach
  void withoutRowsAndTokens() {
    coachview.reset();
    coachview.revokeTokens();
  }

  @Test
  void readsWhatWasAskedFor() {
    String id = coachview.data().addPerson("p1", "Zoë", "van 't", "Hôf", "zoe@example.com");
    coachview.data().setFreeField(id, "vrijveldFunctie", "teamleider");

    CoachviewPerson person = site.open(Purpose.LIVE).persons(List.of(id)).get(0);

    assertThat(person.lastName()).contains("Hôf");
    assertThat(person.fields()).containsEntry("vrijveldFunctie", "teamleider");
    assertThat(apiRequests().get(0).headers()).containsEntry("User-Agent", "coachview-moodle");
  }

  @Test
  void keepsATokenAndGetsANewOneWhenItIsRefused() {
    site.open(Purpose.LIVE).persons(List.of("a"));
    site.open(Purpose.LIVE).persons(List.of("a"));
    assertThat(coachview.requestCount("")).isLessThanOrEqualTo(1);

    coachview.revokeTokens();
    coachview.forgetRequests();
    assertThat(site.open(Purpose.LIVE).persons(List.of("a"))).isEmpty();
    assertThat(coachview.requestCount("")).isEqualTo(1);
    assertThat(apiRequests()).hasSize(2);
  }

  @Test
  void theSecretIsInTheBodyOnlyAndTheTokenInItsHeader() {
    site.open(Purpose.LIVE).persons(List.of("a"));

    ReceivedRequest token =
        coachview.requests().stream()
            .filter(request -> request.entity().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(token.method()).isEqualTo("POST");
    assertThat(token.form())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_secret", coachview.settings().clientSecret);
    assertThat(token.query()).isEmpty();
    assertThat(token.headers()).doesNotContainKey("Authorization");
    ReceivedRequest last = apiRequests().get(apiRequests().size() - 1);
    assertThat(last.query().toString()).doesNotContain("oken");
    assertThat(last.headers().get("Authorization")).startsWith("Bearer ");
  }

  @ParameterizedTest
  @CsvSource({
    "400, '{\"error\":\"invalid_client\"}', setup/coachview-client-refused",
    "401, '', setup/coachview-client-refused",
    "400, '{\"error\":\"invalid_scope\"}', setup/coachview-scope-missing",
    "404, '<html></html>', setup/coachview-address-wrong",
    "503, '<html></html>', retry/coachview-unavailable",
    "429, '', retry/coachview-quota-spent",
    "200, '{\"nothing\":1}', bug/coachview-answer-unexpected",
    "200, '<html></html>', bug/coachview-answer-unexpected"
  })
  void aTokenThatIsNotGivenIsAFailureWithItsReason(int status, String body, String code) {
    coachview.onNext(
        10, request -> request.entity().isEmpty(), Fault.answer(status, "application/json", body));

    try (LogRecorder log = LogRecorder.open()) {
      assertThat(failureOf(() -> site.open(Purpose.LIVE).persons(List.of("a"))).code().code())
          .isEqualTo(code);
      assertThat(log.lines()).noneMatch(line -> line.contains(coachview.settings().clientSecret));
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    coachview.onNext(
        10,
        request -> request.entity().isEmpty(),
        call ->
            call.send(
                new nl.coachmoodle.standin.rest.Answer(
                    302, "text/html", "", Map.of("Location", coachview.uri() + "/x"))));

    assertThat(failureOf(() -> site.open(Purpose.LIVE).persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_ADDRESS_WRONG);
    assertThat(coachview.requests()).noneMatch(request -> request.path().equals("/x"));
  }

  @Test
  void aRedirectOfTheApiIsNotFollowedEither() {
    coachview.onNext(
        1,
        call ->
            call.send(
                new nl.coachmoodle.standin.rest.Answer(
                    302, "text/html", "", Map.of("Location", coachview.uri() + "/x"))));

    assertThat(failureOf(() -> site.open(Purpose.LIVE).persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_ADDRESS_WRONG);
    assertThat(apiRequests()).hasSize(1);
  }

  private List<ReceivedRequest> apiRequests() {
    return coachview.requests().stream().filter(request -> !request.entity().isEmpty()).toList();
  }
}
