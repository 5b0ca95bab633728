package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.TestRules.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import org.junit.jupiter.api.Test;

/** Refusals of updates after which it is not certain which field is to blame. */
class DoubtfulUpdatesTest {
  private static final Failure UNEXPLAINED = Failure.of(FailureCode.INVALID_VALUE);
  private static final Failure UNNAMED = Failure.of(FailureCode.UNKNOWN_PARAMETER);
  private static final Result<UpdateAnswer> CONFIRMED = new Result.Done<>(UpdateAnswer.CONFIRMED);

  private final ProfileRules rules = rules().field("city").field("institution").build();
  private final List<Set<String>> sent = new ArrayList<>();
  private final Deque<Result<UpdateAnswer>> answers = new ArrayDeque<>();

  @Test
  void aNewerMoodleThatTakesItWithoutTheFieldHasRefusedItsValue() {
    Dossier dossier = dossier("CV-1");
    // Moodle 4.0 to 4.4 show no first names, and confirm what they did.
    answers.addAll(List.of(refused(UNEXPLAINED), away(), CONFIRMED));

    update(dossier);

    assertThat(sent.get(2)).contains("city").doesNotContain("institution");
    assertThat(dossier.failure()).hasValue(UNEXPLAINED);
    assertThat(dossier.account()).hasValue(Account.UPDATED);
    assertThat(dossier.mayHaveAccess()).isTrue();
    assertThat(dossier.notices()).isEmpty();
  }

  @Test
  void aRefusalOfNamesThatNobodySentIsToldOfEverybody() {
    Dossier one = dossier("CV-1");
    Dossier two = dossier("CV-2");
    answers.addAll(List.of(refused(UNNAMED), refused(UNNAMED)));

    update(one, two);

    assertThat(List.of(one, two))
        .allSatisfy(dossier -> assertThat(dossier.failure()).hasValue(UNNAMED))
        .allSatisfy(dossier -> assertThat(dossier.account()).hasValue(Account.UNCHANGED));
    assertThat(sent).as("nobody is sent twice").hasSize(2);
  }

  private void update(Dossier... dossiers) {
    RowsOnly moodle =
        new RowsOnly() {
          @Override
          public List<Result<UpdateAnswer>> update(List<UserUpdate> updates) {
            return updates.stream().map(DoubtfulUpdatesTest.this::answer).toList();
          }
        };
    new AccountUpdates(moodle, rules, new SiteMemory()).update(Arrays.asList(dossiers), Mode.APPLY);
  }

  private Result<UpdateAnswer> answer(UserUpdate update) {
    sent.add(update.fields().keySet());
    return answers.remove();
  }

  private static Result<UpdateAnswer> refused(Failure refusal) {
    return new Result.Failed<>(refusal);
  }

  private static Result<UpdateAnswer> away() {
    return refused(Failure.of(FailureCode.MOODLE_UNAVAILABLE));
  }

  private Dossier dossier(String externalId) {
    Person person = People.atSchool(externalId);
    Dossier dossier = Dossier.of(List.of(Wishes.sync(person)));
    dossier.wants(new Profiles(rules).of(person));
    dossier.matched(
        new MoodleUser(
            externalId.hashCode(), Map.of("city", "Ede", "idnumber", externalId), Map.of()));
    return dossier;
  }
}
