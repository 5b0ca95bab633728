package nl.coachmoodle.inbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.function.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which event starts which function, and with what. */
class RoutesTest {
  private static final String ADDED = "persoon.categorie.toegevoegd";
  private static final String ENROLS =
      "persoon.categorie.toegevoegd[Categorie=Naar Moodle] -> enrolParticipant(personId=PersoonId)";

  @Test
  void shippedIsTheOneEventThatIsPublic() {
    Routes routes = new WebhookRules(Settings.read(WebhookSettings.class)).routes();

    assertThat(routes.all())
        .containsExactly(
            new Route(ADDED, Map.of(), "syncProfile", Map.of("personId", "PersoonId"), Map.of()));
  }

  @Test
  void routesAreWrittenInOneSetting() {
    assertThat(
            RouteText.read(
                ENROLS
                    + "; a.b->syncProfile ;;  naam met spaties [x=1, y.z = twee woorden ]->"
                    + " addToCohort ( externalId = ExternId , cohort = '7' ) ;"))
        .containsExactly(
            new Route(
                ADDED,
                Map.of("Categorie", "Naar Moodle"),
                "enrolParticipant",
                Map.of("personId", "PersoonId"),
                Map.of()),
            new Route("a.b", Map.of(), "syncProfile", Map.of("personId", "PersoonId"), Map.of()),
            new Route(
                "naam met spaties",
                Map.of("x", "1", "y.z", "twee woorden"),
                "addToCohort",
                Map.of("externalId", "ExternId"),
                Map.of("cohort", "7")));
  }

  @Test
  void orInSettingsOfTheirOwn() {
    Routes routes =
        new WebhookRules(
                Settings.read(
                    WebhookSettings.class,
                    "webhook.routes.vca.event",
                    ADDED,
                    "webhook.routes.vca.when.Categorie",
                    "VCA; basis",
                    "webhook.routes.vca.function",
                    "enrolParticipant",
                    "webhook.routes.vca.fields.personId",
                    "data.PersoonId",
                    "webhook.routes.vca.constants.code",
                    "VCA-B"))
            .routes();

    assertThat(routes.all())
        .hasSize(2)
        .contains(
            new Route(
                ADDED,
                Map.of("Categorie", "VCA; basis"),
                "enrolParticipant",
                Map.of("personId", "data.PersoonId"),
                Map.of("code", "VCA-B")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a=b",
        "->b",
        "a->",
        "a-> b c",
        "a[x] -> b",
        "a[x=] -> b",
        "a[=1] -> b",
        "a[x=1 -> b",
        "a -> b(personId)",
        "a -> b(personId=)",
        "a -> b(lastName=Naam)",
        "a -> b(personId=X, personId='1')",
        "a -> b(personId=X) c",
      })
  void whatIsNoRouteIsNamed(String text) {
    assertThatThrownBy(
            () ->
                new WebhookRules(Settings.read(WebhookSettings.class, "webhook.route-map", text))
                    .routes())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("webhook.route-map: \"" + text + "\"");
  }

  @Test
  void theRouteThatFitsBestIsTaken() {
    Routes routes = new Routes(RouteText.read(ADDED + " -> syncProfile;" + ENROLS));

    assertThat(functions(routes, ADDED, "{\"Categorie\": \"naar MOODLE \"}"))
        .containsExactly("enrolParticipant");
    assertThat(functions(routes, "Persoon.Categorie.Toegevoegd", "{\"Categorie\": \"Docent\"}"))
        .containsExactly("syncProfile");
    assertThat(functions(routes, ADDED, "{}")).containsExactly("syncProfile");
    assertThat(functions(routes, "persoon.gewijzigd", "{\"Categorie\": \"Naar Moodle\"}"))
        .isEmpty();
  }

  @Test
  void severalThatFitEquallyAreAllTaken() {
    Routes routes = new Routes(RouteText.read("a -> syncProfile; a -> enrolParticipant"));

    assertThat(functions(routes, "A", "{}")).containsExactly("syncProfile", "enrolParticipant");
  }

  @Test
  void everyConditionMustHold() {
    Routes routes = new Routes(RouteText.read("a[x=1,y=2] -> syncProfile"));

    assertThat(functions(routes, "a", "{\"x\": 1, \"Y\": \"2\"}")).hasSize(1);
    assertThat(functions(routes, "a", "{\"x\": 1}")).isEmpty();
    assertThat(functions(routes, "a", "{\"x\": 1, \"y\": 3}")).isEmpty();
  }

  @Test
  void aRequestHasIdsAndConstantsAndNothingElse() {
    Route route = RouteText.read("a -> enrolParticipant(enrolmentId=data.Id, code='VCA-B')").get(0);

    assertThat(
            route.request(
                message("{\"data\": {\"Id\": 7}, \"Naam\": \"Jan\", \"mode\": \"plan\"}")))
        .isEqualTo(Map.of("enrolmentId", "7", "code", "VCA-B"));
  }

  @Test
  void anIdThatIsNotThereIsNamed() {
    Route route = RouteText.read("a -> syncProfile").get(0);

    assertThatThrownBy(() -> route.request(message("{\"Id\": 7}")))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("data/input-invalid")
        .hasMessageContaining("required:PersoonId");
  }

  @Test
  void theGroupIsThePersonWhereverItStands() {
    assertThat(group(Map.of("personId", "p1", "enrolmentId", "e1"), "{\"PersoonId\": \"p2\"}"))
        .isEqualTo("p1");
    assertThat(group(Map.of("enrolmentId", "e1"), "{\"PersoonId\": \"p2\"}")).isEqualTo("p2");
    assertThat(group(Map.of("enrolmentId", "e1", "externalId", "x1"), "{}")).isEqualTo("x1");
    assertThat(group(Map.of("enrolmentId", "e1"), "{}")).isEqualTo("e1");
    assertThat(group(Map.of("code", "1"), "{}")).isEqualTo("otherwise");
  }

  @Test
  void namesAreKnownInAnyCasing() {
    Routes routes = new Routes(RouteText.read("A.b -> syncProfile"));

    assertThat(routes.known("a.B")).contains("A.b");
    assertThat(routes.known("a")).isEmpty();
  }

  private static String group(Map<String, Object> request, String message) {
    return Route.group(request, message(message), "otherwise");
  }

  private static List<String> functions(Routes routes, String event, String message) {
    return routes.of(event, message(message)).stream().map(Route::function).toList();
  }

  private static WebhookMessage message(String json) {
    return new WebhookBody(new ObjectMapper())
        .read(Optional.of("application/json"), json.getBytes(UTF_8))
        .get(0);
  }
}
