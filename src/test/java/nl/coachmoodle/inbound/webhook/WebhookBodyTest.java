package nl.coachmoodle.inbound.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.FailureCode;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be sent, and what is found in it. */
class WebhookBodyTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final WebhookBody bodies = new WebhookBody(new ObjectMapper());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"PersoonId\": \"p1\"}",
        "{\"persoonid\": \"p1\"}",
        "{\"PERSOONID\": \" p1 \"}",
        "{\"data\": {\"persoonId\": \"p1\"}}",
        "{\"data\": {\"persoon\": {\"persoonId\": \"p2\"}, \"PersoonId\": \"p1\"}}",
        "{\"PersoonId\": \"p1\", \"vorige\": {\"PersoonId\": \"p2\"}}",
        "{\"PersoonId\": null, \"data\": {\"PersoonId\": \"p1\"}}",
        "{\"PersoonId\": \"\", \"data\": {\"PersoonId\": \"p1\"}}",
        "{\"PersoonId\": \"p1\", \"persoonid\": \"p1\"}",
        "[{\"PersoonId\": \"p1\"}]",
        "\ufeff{\"PersoonId\": \"p1\"}",
      })
  void aNameIsFoundInAnyCasingWhereItStandsOutermost(String body) {
    assertThat(only(JSON, body).find("PersoonId")).contains("p1");
  }

  @Test
  void aPathIsFoundThereOnly() {
    WebhookMessage message =
        only(JSON, "{\"id\": 1, \"Data\": {\"Id\": 2, \"naam\": {\"id\": 3}}, \"n\": {\"id\": 4}}");

    assertThat(message.find("id")).contains("1");
    assertThat(message.find("data.id")).contains("2");
    assertThat(message.find("DATA.NAAM.ID")).contains("3");
    assertThat(message.find("x.id")).isEmpty();
    assertThat(message.find("aam.id")).isEmpty();
    assertThat(message.find("d")).isEmpty();
  }

  @Test
  void numbersAndTruthValuesAreTexts() {
    WebhookMessage message = only(JSON, "{\"a\": 12, \"b\": true, \"c\": 12345678901234567890}");

    assertThat(message.find("a")).contains("12");
    assertThat(message.find("b")).contains("true");
    assertThat(message.find("c")).contains("12345678901234567890");
  }

  @Test
  void listsInsideAreLeftAside() {
    assertThat(only(JSON, "{\"a\": [1, {\"PersoonId\": \"p1\"}], \"b\": {}}").find("PersoonId"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"PersoonId\": \"p1\", \"persoonid\": \"p2\"}",
        "{\"a\": {\"PersoonId\": \"p1\"}, \"b\": {\"PersoonId\": \"p2\"}}",
        "{\"PersoonId\": \"p\\u0000\"}",
        "{\"PersoonId\": \"p\\n1\"}",
        "{\"PersoonId\": \"p\\ufffd\"}",
      })
  void whatIsNotCertainIsNotGuessed(String body) {
    WebhookMessage message = only(JSON, body);

    assertRefusal(() -> message.find("PersoonId"), FailureCode.INPUT_INVALID)
        .hasMessageContaining("malformed:PersoonId");
    assertThat(message.find("Categorie")).isEmpty();
  }

  @Test
  void aValueThatIsTooLongIsNamed() {
    assertThat(only(JSON, "{\"PersoonId\": \"" + "p".repeat(255) + "\"}").find("PersoonId"))
        .isPresent();
    WebhookMessage message = only(JSON, "{\"PersoonId\": \"" + "p".repeat(256) + "\"}");
    assertRefusal(() -> message.find("PersoonId"), FailureCode.INPUT_INVALID)
        .hasMessageContaining("too-long:PersoonId");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1",
        "\"PersoonId\"",
        "[]",
        "[1]",
        "[{\"PersoonId\": \"p1\"}, null]",
        "{\"PersoonId\": \"p1\"",
        "{\"PersoonId\": \"p1\"} {\"PersoonId\": \"p2\"}",
        "{\"PersoonId\": \"p1\", \"PersoonId\": \"p2\"}",
        "{PersoonId: 1}",
        "<xml/>"
      })
  void whatIsNoJsonIsNamed(String body) {
    assertRefusal(
            () -> bodies.read(Optional.of(JSON), body.getBytes(UTF_8)), FailureCode.INPUT_INVALID)
        .hasMessageContaining("not-json:body");
  }

  @Test
  void deeplyNestedJsonIsRefusedAndJsonOfSomeDepthReadInPart() {
    byte[] deep = ("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(UTF_8);
    assertRefusal(() -> bodies.read(Optional.of(JSON), deep), FailureCode.INPUT_INVALID);

    String some = "{\"a\":".repeat(900) + "{\"PersoonId\": \"p2\"}" + "}".repeat(900);
    assertThat(only(JSON, some).find("PersoonId")).isEmpty();
  }

  @Test
  void aListOfMessagesIsTaken() {
    assertThat(read(JSON, "[{\"a\": 1}, {\"a\": 2}]"))
        .extracting(message -> message.find("a").orElse(""))
        .containsExactly("1", "2");
    assertThat(read(JSON, "[" + "{},".repeat(99) + "{}]")).hasSize(100);
    assertRefusal(() -> read(JSON, "[" + "{},".repeat(100) + "{}]"), FailureCode.INPUT_INVALID)
        .hasMessageContaining("too-many:body");
  }

  @Test
  void aFormIsTaken() {
    WebhookMessage message =
        only(FORM, "PersoonId=p+1&Categorie=Naar%20Moodle&leeg=&x&naam=%C3%A9%C3%A9n");

    assertThat(message.find("persoonid")).contains("p 1");
    assertThat(message.find("categorie")).contains("Naar Moodle");
    assertThat(message.find("leeg")).isEmpty();
    assertThat(message.find("naam")).contains("één");
    assertThat(only(FORM + "; charset=UTF-8", "a=1").find("A")).contains("1");
  }

  @Test
  void aFormThatIsNoneIsNamed() {
    assertRefusal(() -> read(FORM, "a=%"), FailureCode.INPUT_INVALID)
        .hasMessageContaining("malformed:body");
    assertRefusal(() -> read(FORM, ""), FailureCode.INPUT_INVALID)
        .hasMessageContaining("required:body");
    WebhookMessage twice = only(FORM, "PersoonId=p1&persoonid=p2");
    assertRefusal(() -> twice.find("PersoonId"), FailureCode.INPUT_INVALID);
    WebhookMessage broken = only(FORM, "PersoonId=%E9%E9n");
    assertRefusal(() -> broken.find("PersoonId"), FailureCode.INPUT_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/vnd.coachview.v1+json"
      })
  void kindsOfJsonAreTaken(String type) {
    assertThat(read(type, "{\"a\": 1}")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/xml",
        "application/xml",
        "multipart/form-data; boundary=x",
        "json"
      })
  void otherKindsAreNot(String type) {
    assertRefusal(() -> read(type, "{\"a\": 1}"), FailureCode.MEDIA_TYPE_UNSUPPORTED);
  }

  @Test
  void withoutAKindABodyThatLooksLikeJsonIs() {
    assertThat(bodies.read(Optional.empty(), " {\"a\": 1}".getBytes(UTF_8))).hasSize(1);
    assertThat(bodies.read(Optional.empty(), "[{\"a\": 1}]".getBytes(UTF_8))).hasSize(1);
    assertRefusal(
        () -> bodies.read(Optional.empty(), "a=1".getBytes(UTF_8)),
        FailureCode.MEDIA_TYPE_UNSUPPORTED);
  }

  @Test
  void jsonInOtherEncodingsIsReadOrRefusedAndNeverMisread() {
    assertThat(
            bodies.read(Optional.of(JSON), "{\"a\": \"één\"}".getBytes(UTF_16BE)).get(0).find("a"))
        .contains("één");
    assertRefusal(
        () -> bodies.read(Optional.of(JSON), "{\"a\": \"één\"}".getBytes(ISO_8859_1)),
        FailureCode.INPUT_INVALID);
  }

  @Test
  void namesAreToldOnlyWhereTheyLookLikeNames() {
    assertThat(
            only(
                    FORM,
                    "PersoonId=1&data.Naam=x&jan@example.nl=1&Jan%20Berg=1&"
                        + "a".repeat(70)
                        + "=1")
                .names())
        .containsExactly("data.naam", "persoonid");
  }

  @Property
  void anyBytesAreReadOrRefused(@ForAll byte[] body) {
    for (String type : List.of(JSON, FORM, "")) {
      try {
        bodies.read(Optional.of(type), body).forEach(WebhookMessage::names);
      } catch (FailedException refused) {
        assertThat(refused.failure().code())
            .isIn(FailureCode.INPUT_INVALID, FailureCode.MEDIA_TYPE_UNSUPPORTED);
      }
    }
  }

  private WebhookMessage only(String type, String body) {
    List<WebhookMessage> messages = read(type, body);
    assertThat(messages).hasSize(1);
    return messages.get(0);
  }

  private List<WebhookMessage> read(String type, String body) {
    return bodies.read(Optional.of(type), body.getBytes(UTF_8));
  }

  private static AbstractThrowableAssert<?, ?> assertRefusal(
      ThrowingCallable call, FailureCode code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FailedException.class, refused -> assertThat(refused.failure().code()).isEqualTo(code));
  }
}
