package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.hostile.HostileDice;
import nl.coachmoodle.moodle.CohortAddition;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.CohortRemoval;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.UserUpdate;
import nl.coachmoodle.standin.rest.FormDecoder;

/** Whatever stands where Moodle should answer: it is a result or a failure with a code. */
class HostileMoodleTest {
  private static final List<String> NAMES =
      List.of(
          "exception",
          "errorcode",
          "message",
          "debuginfo",
          "warnings",
          "warningcode",
          "itemid",
          "id",
          "idnumber",
          "username",
          "customfields",
          "shortname",
          "value",
          "suspended",
          "userids",
          "cohortid");
  private static final List<String> TYPES =
      List.of("application/json", "application/json; charset=utf-8", "text/html", "", "JSON");
  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 200, 200, 200, 204, 302, 403, 404, 413, 429, 500, 503, 599, 0, -1);
  private static final NewUser SOMEBODY =
      new NewUser(
          "u",
          "Jan",
          "Vries",
          "jan@example.nl",
          "CV-1",
          new SignIn.MailedByMoodle(),
          Map.of(),
          Map.of());

  @Property
  void anyAnswerIsAResultOrAFailure(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    ScriptedMoodle moodle = new ScriptedMoodle(request -> answer(dice));
    HostileDice.within(() -> call(dice.below(8), moodle));

    // Three repetitions of a call, once more after a conflict, both halves of a list of two.
    assertThat(moodle.sent()).hasSizeLessThanOrEqualTo(40);
  }

  private static HttpAnswer answer(HostileDice dice) {
    return new HttpAnswer(
        dice.oneOf(STATUSES),
        Optional.of(dice.oneOf(TYPES)).filter(type -> !type.isEmpty()),
        Optional.of(dice.text()).filter(text -> dice.below(9) == 0),
        dice.below(9) == 0 ? "<html>" + dice.text() : dice.json(NAMES));
  }

  private static void call(int which, ScriptedMoodle moodle) {
    MoodleService service = moodle.service();
    switch (which) {
      case 0 -> find(service);
      case 1 -> told(service.create(List.of(SOMEBODY, SOMEBODY.named("v"))));
      case 2 -> told(service.update(List.of(update(5), update(6))));
      case 3 -> told(service.addToCohorts(List.of(added(5), added(6))));
      case 4 -> told(service.removeFromCohorts(List.of(new CohortRemoval(1, 5))));
      case 5 ->
          told(
              service.enrol(
                  List.of(
                      new Enrolment(2, 7, 5, Optional.empty(), Optional.empty(), false),
                      new Enrolment(3, 8, 5, Optional.empty(), Optional.empty(), true))));
      case 6 -> told(service.unenrol(List.of(new Unenrolment(2, 7), new Unenrolment(3, 7))));
      default -> read(moodle);
    }
  }

  private static void find(MoodleService service) {
    try {
      service.find(LookupField.IDNUMBER, List.of("CV-1", "CV-2"));
    } catch (FailedException refused) {
      isFitForALog(refused.failure().toString());
    }
  }

  private static void read(ScriptedMoodle moodle) {
    moodle.reading(Duration.ofMinutes(3)).members(7);
  }

  private static <T> void told(List<Result<T>> results) {
    assertThat(results).isNotEmpty();
    results.stream()
        .flatMap(result -> result.failed().stream())
        .forEach(failure -> isFitForALog(failure.toString()));
  }

  private static void isFitForALog(String failure) {
    assertThat(failure).doesNotContainPattern("\\p{Cntrl}").doesNotContain("Jan");
    assertThat(failure).hasSizeLessThan(1_000);
  }

  private static UserUpdate update(long id) {
    return new UserUpdate(id, Map.of("city", "Utrecht"), Map.of(), Optional.empty());
  }

  private static CohortAddition added(long userId) {
    return new CohortAddition(new CohortKey.Idnumber("a= b"), userId);
  }

  @Property
  void whatIsSentComesToMoodleAsItWas(@ForAll long seed) {
    HostileDice dice = new HostileDice(seed);
    List<Form.Variable> variables =
        Stream.generate(() -> new Form.Variable("n" + dice.below(9), dice.text()))
            .limit(1 + dice.below(4))
            .toList();
    Form form = new Form(variables);
    String encoded = form.encoded();

    assertThat(encoded).matches("[A-Za-z0-9.*_+%&=-]*");
    assertThat(FormDecoder.isUtf8(encoded)).isTrue();
    if (form.isWellFormed()) {
      assertThat(FormDecoder.decode(encoded))
          .extracting(field -> new Form.Variable(field.name(), field.value()))
          .isEqualTo(variables);
    }
    assertThat(encoded.getBytes(StandardCharsets.UTF_8)).hasSize(encoded.length());
  }
}
