package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan says what an application would do, and does nothing. */
class PlanTest {

  @ParameterizedTest
  @EnumSource(MoodleRelease.class)
  void aPlanMakesNoWritingCallAndAnApplicationDoesWhatItSaid(MoodleRelease release) {
    try (Bench bench = Bench.on(release, rules().field("city"))) {
      bench.known(People.with(People.person("CV-1"), "city", "Utrecht"));
      bench.known(People.with(People.person("CV-2"), "city", "Utrecht"));
      List<Wish> wishes =
          List.of(
              enrol(People.with(People.person("CV-1"), "city", "Utrecht"), course(COURSE)),
              enrol(People.with(People.person("CV-2"), "city", "Zwolle"), course(COURSE)),
              enrol(People.person("CV-3"), course(COURSE), cohort(1, true)),
              withdraw("CV-4", course(COURSE, Access.Course.State.SUSPENDED)),
              withdraw("CV-1", cohort("NO-ID", Optional.empty(), false)));

      List<ParticipantOutcome> planned = bench.plan(wishes);
      assertThat(bench.calls()).containsOnly(FIND);
      List<ParticipantOutcome> applied = bench.apply(wishes);

      assertThat(planned)
          .extracting(ParticipantOutcome::account)
          .containsExactly(
              Optional.of(Account.UNCHANGED),
              Optional.of(Account.UPDATED),
              Optional.of(Account.CREATED),
              Optional.of(Account.ABSENT),
              Optional.of(Account.UNCHANGED));
      assertThat(withoutIds(planned)).isEqualTo(withoutIds(applied));
    }
  }

  @Test
  void changesAreListedFieldByFieldWithBeforeAndAfter() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("city"))) {
      bench.known(People.with(People.person("CV-1"), "city", "Utrecht"));

      ParticipantOutcome planned =
          bench.plan(enrol(People.with(People.person("CV-1"), "city", "Zwolle")));

      assertThat(planned.changes())
          .contains(new FieldChange("city", Optional.of("Utrecht"), "Zwolle"))
          .extracting(FieldChange::field)
          .containsExactly("city", "email");
      assertThat(planned.changes().get(1).before()).as("e-mail is not shown").isEmpty();
    }
  }

  @Test
  void changesAreListedInTheOrderOfTheirFields() {
    TestRules rules = rules().field("city").field("phone1").field("address").field("timezone");
    try (Bench bench = Bench.on(MoodleRelease.V3_9, rules)) {
      bench.existing("CV-1");
      Person person = People.with(People.inUtrecht("CV-1"), "phone1", "030");
      person = People.with(person, "address", "Neude 1");
      person = People.with(person, "timezone", "Europe/Paris");

      assertThat(bench.plan(enrol(person)).changes())
          .extracting(FieldChange::field)
          .containsExactly(
              "address", "city", "email", "firstname", "lastname", "phone1", "timezone");
    }
  }

  @Test
  void aPlanToCreateNamesFreeFieldsToo() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().field("cvfield"))) {
      assertThat(bench.plan(enrol(People.with(People.person("CV-1"), "cvfield", "one"))).changes())
          .contains(new FieldChange("cvfield", Optional.of(""), "one"));
    }
  }

  @Test
  void aPlanToCreateNamesTheUsernameAndNoPassword() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      ParticipantOutcome planned = bench.plan(enrol(People.person("CV-1")));

      assertThat(planned.userId()).isEmpty();
      assertThat(planned.changes())
          .extracting(FieldChange::field)
          .containsExactly("email", "firstname", "idnumber", "lastname", "username");
    }
  }

  @Test
  void aPlanToAdoptLinksNobody() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules().adopt(AdoptRule.USERNAME))) {
      MoodleUser existing = bench.moodle().addUser(MoodleUser.named("cv-1"));

      ParticipantOutcome planned = bench.plan(enrol(People.person("CV-1")));

      assertThat(planned.account()).hasValue(Account.ADOPTED);
      assertThat(planned.userId()).hasValue(existing.id());
      assertThat(bench.moodle().user(existing.id()).orElseThrow().idnumber()).isEmpty();
      assertThat(bench.calls()).containsOnly(FIND);
    }
  }

  @Test
  void aPlanTellsTheSameRefusals() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules(), Set.of(4L))) {
      bench.known(People.person("CV-1"));
      Person nameless = People.withEmail(People.person("CV-2"), "nobody");

      List<ParticipantOutcome> planned =
          bench.plan(List.of(enrol(People.person("CV-1"), course(COURSE)), enrol(nameless)));

      assertThat(planned.get(0).failure().orElseThrow().code())
          .isEqualTo(FailureCode.ACCOUNT_PROTECTED);
      assertThat(planned.get(1).failure().orElseThrow().code())
          .isEqualTo(FailureCode.EMAIL_INVALID);
    }
  }

  /** A planned account has no id yet; everything else is the same. */
  private static List<ParticipantOutcome> withoutIds(List<ParticipantOutcome> outcomes) {
    List<ParticipantOutcome> without = new ArrayList<>();
    for (ParticipantOutcome outcome : outcomes) {
      without.add(
          new ParticipantOutcome(
              outcome.externalId(),
              Optional.empty(),
              outcome.account(),
              outcome.changes(),
              outcome.accesses(),
              outcome.notices(),
              outcome.failure()));
    }
    return without;
  }
}
