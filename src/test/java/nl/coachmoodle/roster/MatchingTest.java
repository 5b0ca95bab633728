package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.Collation;
import nl.coachmoodle.standin.site.Fixture;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose account it is: byte for byte, and never a guess. */
class MatchingTest {
  private final Bench bench = Bench.on(MoodleRelease.V5_1, rules(), Set.of(77L));

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({"cv-1001, CV-1001", "cv-e1, cv-é1", "straße, STRASSE", "CV-1, cv-1"})
  void whatTheDatabaseTakesForEqualIsNotOurPerson(String asked, String stored) {
    bench.moodle().settings().collation(Collation.FOLDING);
    MoodleUser near = user("near", stored);
    boolean isFound = Collation.FOLDING.key(asked).equals(Collation.FOLDING.key(stored));

    ParticipantOutcome outcome = bench.apply(enrol(People.person(asked), course(COURSE)));

    if (isFound) {
      assertThat(outcome.failure().orElseThrow())
          .isEqualTo(Failure.of(FailureCode.AMBIGUOUS_PERSON).with("accounts", near.id()));
      assertThat(bench.calls()).containsOnly(FIND);
    } else {
      assertThat(outcome.account()).hasValue(Account.CREATED);
    }
  }

  @Test
  void aTrailingBlankIsNotOurPerson() {
    bench.moodle().settings().collation(Collation.FOLDING);
    user("near", "CV-1001 ");

    assertThat(code(bench.apply(enrol(People.person("CV-1001")))))
        .hasValue(FailureCode.AMBIGUOUS_PERSON);
  }

  @Test
  void severalAccountsAreListed() {
    MoodleUser first = user("dup1", "DUP");
    MoodleUser second = user("dup2", "DUP");

    ParticipantOutcome outcome = bench.apply(enrol(People.person("DUP"), course(COURSE)));

    assertThat(outcome.failure().orElseThrow().facts())
        .containsEntry("accounts", first.id() + ", " + second.id());
    assertThat(outcome.accesses().get(0).state()).isEmpty();
    assertThat(bench.calls()).containsOnly(FIND);
  }

  @Test
  void oneAmbiguousPersonDoesNotHurtTheOthers() {
    user("dup1", "DUP");
    user("dup2", "DUP");
    user("fine", "CV-1");

    List<ParticipantOutcome> outcomes =
        bench.apply(
            withdraw("DUP", course(COURSE)), withdraw("CV-1", course(COURSE)), withdraw("CV-9"));

    assertThat(code(outcomes.get(0))).hasValue(FailureCode.AMBIGUOUS_PERSON);
    assertThat(outcomes.get(1).failures()).isEmpty();
    assertThat(outcomes.get(2).account()).hasValue(Account.ABSENT);
  }

  @Test
  void idsThatDifferInCaseAreTwoPeopleWhereTheDatabaseSaysSo() {
    MoodleUser small = user("small", "cv-a");
    MoodleUser large = user("large", "CV-A");

    List<ParticipantOutcome> together =
        bench.apply(withdraw("cv-a", course(COURSE)), withdraw("CV-A", course(COURSE)));

    assertThat(together)
        .extracting(ParticipantOutcome::userId)
        .containsExactly(Optional.of(small.id()), Optional.of(large.id()));
  }

  @Test
  void idsThatDifferInCaseAreAmbiguousWhereTheDatabaseMixesThem() {
    bench.moodle().settings().collation(Collation.FOLDING);
    user("small", "cv-a");
    user("large", "CV-A");

    List<ParticipantOutcome> together =
        bench.apply(withdraw("cv-a", course(COURSE)), withdraw("CV-A", course(COURSE)));

    assertThat(together)
        .allMatch(outcome -> code(outcome).equals(Optional.of(FailureCode.AMBIGUOUS_PERSON)));
  }

  @ParameterizedTest
  @ValueSource(longs = {Fixture.GUEST, Fixture.ADMINISTRATOR, 77})
  void protectedAccountsAreNotTouched(long id) {
    MoodleUser account = MoodleUser.named("a" + id).withId(id).with(UserColumn.IDNUMBER, "CV-1");
    bench.moodle().replaceUser(account);

    ParticipantOutcome outcome =
        bench.apply(enrol(People.person("CV-1"), course(COURSE), cohort(1, true)));

    assertThat(outcome.failure().orElseThrow())
        .isEqualTo(Failure.of(FailureCode.ACCOUNT_PROTECTED).with("account", id));
    assertThat(bench.calls()).containsOnly(FIND);
  }

  @Test
  void webServiceAccountsAreNotTouched() {
    bench
        .moodle()
        .addUser(
            MoodleUser.named("ws")
                .with(UserColumn.AUTH, "webservice")
                .with(UserColumn.IDNUMBER, "CV-1"));

    assertThat(code(bench.apply(enrol(People.person("CV-1"), course(COURSE)))))
        .hasValue(FailureCode.ACCOUNT_PROTECTED);
    assertThat(code(bench.apply(suspend("CV-1", true)))).hasValue(FailureCode.ACCOUNT_PROTECTED);
    assertThat(bench.calls()).containsOnly(FIND);
  }

  @Test
  void aLookUpThatFailsIsNotTakenForNobody() {
    user("theirs", "CV-1");
    bench
        .moodle()
        .onNext(
            3,
            call -> call.value("field").equals(Optional.of("idnumber")),
            Fault.answer(503, "text/html", "<html></html>"));

    ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

    assertThat(code(outcome)).hasValue(FailureCode.MOODLE_UNAVAILABLE);
    assertThat(bench.calls()).containsOnly(FIND);
  }

  @Test
  void whoMustBeAskedForAloneAndCannotBeNowIsLeftToALaterRun() {
    user("small", "cv-a");
    user("large", "CV-A");
    bench.singleLookupsFail(6);

    List<ParticipantOutcome> outcomes =
        bench.apply(withdraw("cv-a", course(COURSE)), withdraw("CV-A", course(COURSE)));

    assertThat(outcomes)
        .allMatch(outcome -> code(outcome).equals(Optional.of(FailureCode.MOODLE_UNAVAILABLE)));
    assertThat(bench.calls()).containsOnly(FIND);
  }

  @Test
  void theFailureIsToldWithoutTryingTheAccess() {
    user("dup1", "DUP");
    user("dup2", "DUP");

    ParticipantOutcome outcome = bench.apply(enrol(People.person("DUP"), course(COURSE)));

    assertThat(outcome.failures()).hasSize(1);
    assertThat(outcome.accesses()).hasSize(1);
  }

  private MoodleUser user(String username, String idnumber) {
    return bench.moodle().addUser(MoodleUser.named(username).with(UserColumn.IDNUMBER, idnumber));
  }

  private static Optional<FailureCode> code(ParticipantOutcome outcome) {
    return outcome.failure().map(Failure::code);
  }
}
