package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.TestRules.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that seem to be a participant's, and are not proven to be. */
class UnprovenRowsTest {
  private static final Failure TAKEN = Failure.of(FailureCode.USERNAME_EXISTS);
  private static final MoodleUser CANARY =
      new MoodleUser(2, Map.of("username", "admin", "suspended", "false"), Map.of());

  private final List<String> made = new ArrayList<>();

  @Test
  void aRowThatDoesNotShowTheIdItWasFoundByIsNobodys() {
    Dossier dossier = Dossier.of(List.of(Wishes.withdraw("CV-1")));

    new Matching(new RowsOnly(new MoodleUser(7, Map.of(), Map.of()))).match(List.of(dossier));

    assertThat(dossier.userId()).isEmpty();
    assertThat(dossier.failure()).hasValue(Failure.of(FailureCode.IDNUMBER_NOT_READABLE));
  }

  @ParameterizedTest
  @CsvSource({"7, CV-1, true", "8, CV-1, false", "7, cv-1, false"})
  void anAccountIsAdoptedWhenItsOwnRowHasTheIdToTheLastCharacter(
      long id, String idnumber, boolean isAdopted) {
    Site site = new Site(row(7, "cv-1"));
    site.afterUpdate = List.of(row(id, "cv-1", idnumber));

    ParticipantOutcome outcome = enrol(site, rules().adopt(AdoptRule.USERNAME));

    assertThat(outcome.account().filter(Account.ADOPTED::equals).isPresent()).isEqualTo(isAdopted);
    assertThat(outcome.failure().map(Failure::code).orElse(null))
        .isEqualTo(isAdopted ? null : FailureCode.IDNUMBER_NOT_READABLE);
  }

  @Test
  void whoeverHasTheNameAndTheIdGetsNoSecondAccount() {
    // Made by somebody else between the look-up by id and the one by name.
    Site site = new Site(row(7, "cv-1", "CV-1"));

    ParticipantOutcome outcome = enrol(site, rules());

    assertThat(outcome.failure()).hasValue(TAKEN.with("accounts", 7));
    assertThat(made).containsExactly("cv-1");
  }

  private ParticipantOutcome enrol(Site site, TestRules rules) {
    return new Roster(
            rules.build(), new Protection(Set.of()), new SiteMemory(), new RandomPasswords())
        .carryOut(List.of(Wishes.enrol(People.person("CV-1"))), Mode.APPLY, site)
        .get(0);
  }

  private static MoodleUser row(long id, String username) {
    return new MoodleUser(id, Map.of("username", username), Map.of());
  }

  private static MoodleUser row(long id, String username, String idnumber) {
    return new MoodleUser(id, Map.of("username", username, "idnumber", idnumber), Map.of());
  }

  /** One account, found by name; whether by id as well is for the test to say. */
  private final class Site extends RowsOnly {
    private final MoodleUser byName;
    private List<MoodleUser> byId = List.of();
    private List<MoodleUser> afterUpdate = List.of();

    Site(MoodleUser byName) {
      this.byName = byName;
    }

    @Override
    public List<MoodleUser> find(LookupField field, Collection<String> values) {
      return switch (field) {
        case ID -> List.of(CANARY);
        case IDNUMBER -> byId;
        case USERNAME -> List.of(byName);
        case EMAIL -> List.of();
      };
    }

    @Override
    public List<Result<UpdateAnswer>> update(List<UserUpdate> updates) {
      byId = afterUpdate;
      return List.of(new Result.Done<>(UpdateAnswer.CONFIRMED));
    }

    @Override
    public List<Result<Long>> create(List<NewUser> users) {
      users.forEach(user -> made.add(user.username()));
      return List.of(new Result.Failed<>(TAKEN));
    }
  }
}
