package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.SignIn;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;
import org.junit.jupiter.api.Test;

/** How lists are cut: sizes, form variables, order, and who goes alone. */
class BatchSizesTest {
  private static final int LIMIT = 900;
  private final ScriptedMoodle moodle = ScriptedMoodle.willing();

  @Test
  void nothingIsNoCall() {
    assertThat(moodle.service().unenrol(List.of())).isEmpty();
    assertThat(moodle.service().find(LookupField.ID, List.of())).isEmpty();
    assertThat(moodle.sent()).isEmpty();
  }

  @Test
  void tokenFunctionAndFormatStandFirst() {
    moodle.service().unenrol(List.of(new Unenrolment(2, 5)));

    assertThat(moodle.sent().get(0).form().variables())
        .extracting(Form.Variable::name)
        .startsWith("wstoken", "wsfunction", "moodlewsrestformat");
    assertThat(moodle.sent().get(0).value("moodlewsrestformat")).hasValue("json");
    assertThat(moodle.sent().get(0).value("wstoken")).hasValue(ScriptedMoodle.TOKEN);
  }

  @Test
  void aHundredAndTwentyItemsGoInThreeCallsSortedById() {
    List<Long> ids = new ArrayList<>(LongStream.rangeClosed(1, 120).boxed().toList());
    Collections.shuffle(ids, new Random(7));

    List<Result<Acknowledged>> results =
        moodle.service().unenrol(ids.stream().map(id -> new Unenrolment(2, id)).toList());

    assertThat(results).hasSize(120).allMatch(result -> result.failed().isEmpty());
    assertThat(moodle.sizes()).containsExactly(50, 50, 20);
    assertThat(moodle.sent().stream().flatMap(sent -> sent.valuesOf("[userid]").stream()).toList())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 120).mapToObj(Long::toString).toList());
  }

  @Test
  void resultsComeInTheOrderOfTheItems() {
    ScriptedMoodle picky =
        new ScriptedMoodle(
            sent ->
                ScriptedMoodle.json(
                    "{\"warnings\":[{\"item\":\"user\",\"itemid\":7,\"warningcode\":"
                        + "\"invaliduserid\",\"message\":\"m\"}]}"));

    List<Result<UpdateAnswer>> results = picky.service().update(List.of(city(9), city(7), city(8)));

    assertThat(results.stream().map(result -> result.failed().isPresent()))
        .containsExactly(false, true, false);
  }

  @Test
  void manyCustomFieldsMakeSmallerBatches() {
    List<UserUpdate> updates =
        IntStream.rangeClosed(1, 60).mapToObj(id -> withCustomFields(id, 30)).toList();

    moodle.service().update(updates);

    assertThat(moodle.sent())
        .hasSizeGreaterThan(4)
        .allSatisfy(sent -> assertThat(sent.form().size()).isLessThanOrEqualTo(LIMIT));
    assertThat(moodle.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(60);
  }

  @Test
  void aBatchMayHaveJustAsManyVariablesAsPhpReads() {
    List<UserUpdate> updates = List.of(city(1), city(2), city(3), city(4));

    // Token, function and format, and two variables for each account.
    moodle.service(new Limits(100, 20, 50, 50, 50, 3 + 3 * 2, 2)).update(updates);

    assertThat(moodle.sizes()).containsExactly(3, 1);
  }

  @Test
  void anItemThatFillsTheFormAloneIsStillSent() {
    moodle.service().update(List.of(city(1), withCustomFields(2, 500), city(3)));

    assertThat(moodle.sizes()).containsExactly(1, 1, 1);
  }

  @Test
  void aLookupNeverHasMoreVariablesThanPhpReads() {
    Limits greedy = new Limits(5_000, 20, 50, 50, 50, LIMIT, 2);

    moodle
        .service(greedy)
        .find(LookupField.IDNUMBER, IntStream.range(0, 2_000).mapToObj(i -> "CV-" + i).toList());

    assertThat(moodle.sent())
        .allSatisfy(sent -> assertThat(sent.form().size()).isLessThanOrEqualTo(LIMIT));
    assertThat(moodle.sent().stream().mapToLong(sent -> sent.form().size() - 4).sum())
        .isEqualTo(2_000);
  }

  @Test
  void theSameValueIsLookedUpOnce() {
    moodle.service().find(LookupField.IDNUMBER, List.of("b", "a", "b"));

    assertThat(moodle.sent()).hasSize(1);
    assertThat(moodle.sent().get(0).valuesOf("]")).containsExactly("a", "b");
  }

  @Test
  void accountsWithAMailedPasswordAreMadeOneByOne() {
    List<NewUser> users =
        IntStream.range(0, 4).mapToObj(i -> user(i, new SignIn.MailedByMoodle())).toList();

    moodle.service().create(users);

    assertThat(moodle.sizes()).containsExactly(1, 1, 1, 1);
    assertThat(moodle.sent()).allMatch(sent -> sent.valuesOf("[createpassword]").size() == 1);
  }

  @Test
  void otherAccountsAreMadeByTwenty() {
    moodle
        .service()
        .create(
            IntStream.range(0, 50)
                .mapToObj(i -> user(i, new SignIn.UnknownPassword("Aa1-xxxxxxxx")))
                .toList());

    assertThat(moodle.sizes()).containsExactly(20, 20, 10);
  }

  @Test
  void brokenTextFailsAloneAndTheOthersAreSent() {
    List<Result<UpdateAnswer>> results =
        moodle
            .service()
            .update(List.of(city(1), update(2, Map.of("city", "Utr\ud83decht")), city(3)));

    assertThat(results.get(1).failed().map(failure -> failure.code()))
        .hasValue(FailureCode.TEXT_NOT_UTF8);
    assertThat(results.get(0).failed()).isEmpty();
    assertThat(results.get(2).failed()).isEmpty();
    assertThat(moodle.sizes()).containsExactly(2);
  }

  private static UserUpdate city(long id) {
    return update(id, Map.of("city", "Utrecht"));
  }

  private static UserUpdate update(long id, Map<String, String> fields) {
    return new UserUpdate(id, fields, Map.of(), Optional.empty());
  }

  private static UserUpdate withCustomFields(long id, int count) {
    Map<String, String> custom = new TreeMap<>();
    IntStream.range(0, count).forEach(i -> custom.put("cv" + i, "v" + i));
    return new UserUpdate(id, Map.of(), custom, Optional.empty());
  }

  private static NewUser user(int number, SignIn signIn) {
    return new NewUser(
        "u" + number, "F", "L", number + "@example.nl", "CV-" + number, signIn, Map.of(), Map.of());
  }
}
