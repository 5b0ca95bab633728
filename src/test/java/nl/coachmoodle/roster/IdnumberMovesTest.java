package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.IdnumberMoveOutcome.State;
import nl.coachmoodle.standin.site.Capability;
import nl.coachmoodle.standin.site.Collation;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.UserColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Accounts of another connector get their external id, each its own and nobody else's. */
class IdnumberMovesTest {
  private Bench bench = Bench.on(MoodleRelease.V5_1, rules());

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void anAccountIsMovedAndStaysMoved(MoodleRelease release) {
    bench.close();
    bench = Bench.on(release, rules());
    MoodleUser jan = bench.existing("1001");

    assertThat(move("1001", "p1")).isEqualTo("moved");
    assertThat(idnumber(jan)).isEqualTo("p1");
    assertThat(move("1001", "p1")).isEqualTo("already-moved");
    assertThat(idnumber(jan)).isEqualTo("p1");
  }

  @Test
  void aPlanChangesNothing() {
    MoodleUser jan = bench.existing("1001");

    assertThat(told(Mode.PLAN, pair("1001", "p1"))).containsExactly("moved");
    assertThat(bench.calls()).containsExactly(FIND);
    assertThat(idnumber(jan)).isEqualTo("1001");
  }

  @Test
  void everyOutcomeNamesTheAccountThatItIsAbout() {
    MoodleUser jan = bench.existing("1001");
    MoodleUser piet = bench.existing("p2");
    MoodleUser old = bench.existing("1003");
    bench.existing("p3");

    assertThat(
            new IdnumberMoves(new Protection(Set.of()), new SiteMemory())
                .carryOut(
                    List.of(
                        pair("1001", "p1"),
                        pair("1002", "p2"),
                        pair("1003", "p3"),
                        pair("1004", "p4")),
                    Mode.APPLY,
                    bench.otherProcess()))
        .extracting(IdnumberMoveOutcome::userId)
        .containsExactly(
            Optional.of(jan.id()), Optional.of(piet.id()), Optional.of(old.id()), Optional.empty());
  }

  @Test
  void whoHasNeitherIdIsAbsent() {
    assertThat(move("1001", "p1")).isEqualTo("absent");
  }

  @Test
  void onOldMoodleSomebodyIsAbsentWhenTheIdOfAnotherIsShown() {
    bench.close();
    bench = Bench.on(MoodleRelease.V2_9, rules());
    bench.existing("1001");

    assertThat(told(Mode.APPLY, pair("1002", "p2")))
        .containsExactly(FailureCode.IDNUMBER_NOT_READABLE.code());
    assertThat(told(Mode.APPLY, pair("1001", "p1"), pair("1002", "p2")))
        .containsExactly("moved", "absent");
  }

  @Test
  void nobodyIsAbsentWhenMoodleShowsNobody() {
    bench.existing("1001");
    bench.moodle().takeAway(Capability.VIEW_DETAILS);

    assertThat(move("1001", "p1")).isEqualTo(FailureCode.LOOKUPS_BLIND.code());
  }

  @Test
  void anIdThatAnotherAccountHasIsNotGivenAway() {
    MoodleUser old = bench.existing("1001");
    bench.existing("p1");

    assertThat(move("1001", "p1")).isEqualTo(FailureCode.IDNUMBER_TAKEN.code());
    assertThat(idnumber(old)).isEqualTo("1001");
  }

  @Test
  void anIdStandsOnceInTheList() {
    bench.existing("1001");
    bench.existing("1002");

    assertThat(
            told(
                Mode.APPLY,
                pair("1001", "p1"),
                pair("1001", "p2"),
                pair("1003", "p3"),
                pair("1004", "P3"),
                pair("1002", "1005"),
                pair("1005", "p5"),
                pair("1006", "1006")))
        .containsOnly(FailureCode.IDNUMBER_NAMED_TWICE.code());
    assertThat(bench.calls()).isEmpty();
  }

  @Test
  void aBadPairFailsAlone() {
    MoodleUser jan = bench.existing("1001");

    assertThat(told(Mode.APPLY, pair("1001", "p1"), pair("1002", "p2"), pair("1002", "p3")))
        .containsExactly(
            "moved",
            FailureCode.IDNUMBER_NAMED_TWICE.code(),
            FailureCode.IDNUMBER_NAMED_TWICE.code());
    assertThat(idnumber(jan)).isEqualTo("p1");
  }

  @Test
  void anAccountThatIsOnlyAlikeIsNotMoved() {
    bench.moodle().settings().collation(Collation.FOLDING);
    MoodleUser near = bench.existing("CV-1");
    bench.existing("1002");
    bench.existing("p\u00e92");

    assertThat(move("cv-1", "p1")).isEqualTo(FailureCode.AMBIGUOUS_PERSON.code());
    assertThat(move("1002", "pe2")).isEqualTo(FailureCode.AMBIGUOUS_PERSON.code());
    assertThat(idnumber(near)).isEqualTo("CV-1");
  }

  @Test
  void anAccountWithADoubleIsNotMoved() {
    bench.existing("1001");
    bench
        .moodle()
        .addUser(
            MoodleUser.named("double")
                .with(UserColumn.EMAIL, "double@example.nl")
                .with(UserColumn.IDNUMBER, "1001"));

    assertThat(move("1001", "p1")).isEqualTo(FailureCode.AMBIGUOUS_PERSON.code());
  }

  @Test
  void protectedAccountsAreNotMoved() {
    MoodleUser jan = bench.existing("1001");
    IdnumberMoves guarded = new IdnumberMoves(new Protection(Set.of(jan.id())), new SiteMemory());

    assertThat(told(guarded, Mode.APPLY, pair("1001", "p1")))
        .containsExactly(FailureCode.ACCOUNT_PROTECTED.code());
    assertThat(idnumber(jan)).isEqualTo("1001");
  }

  @Test
  void aThousandAreMovedInBatches() {
    IdnumberMove[] all = new IdnumberMove[1_000];
    for (int i = 0; i < all.length; i++) {
      bench.existing("n" + (1_000 + i));
      all[i] = pair("n" + (1_000 + i), "p" + i);
    }
    bench.calls();

    assertThat(told(Mode.APPLY, all)).hasSize(1_000).containsOnly("moved");

    // 2,000 ids are looked up by the hundred, 1,000 accounts changed by fifties.
    assertThat(bench.calls()).hasSize(20 + 20);
  }

  private static IdnumberMove pair(String from, String to) {
    return new IdnumberMove(new ExternalId(from), new ExternalId(to));
  }

  private String move(String from, String to) {
    return told(Mode.APPLY, pair(from, to)).get(0);
  }

  private List<String> told(Mode mode, IdnumberMove... moves) {
    return told(new IdnumberMoves(new Protection(Set.of()), new SiteMemory()), mode, moves);
  }

  private List<String> told(IdnumberMoves how, Mode mode, IdnumberMove... moves) {
    List<String> told = new ArrayList<>();
    for (IdnumberMoveOutcome outcome : how.carryOut(List.of(moves), mode, bench.otherProcess())) {
      told.add(
          outcome
              .failure()
              .map(failure -> failure.code().code())
              .orElseGet(() -> label(outcome.state().orElseThrow())));
    }
    return told;
  }

  private static String label(State state) {
    return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private String idnumber(MoodleUser user) {
    return bench.moodle().data().users().get(user.id()).text(UserColumn.IDNUMBER);
  }
}
