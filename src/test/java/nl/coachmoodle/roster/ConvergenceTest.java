package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import nl.coachmoodle.roster.Access.Course.State;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.site.ProfileField;
import nl.coachmoodle.standin.site.UserColumn;

/**
 * Whatever is wanted: wanting it twice changes nothing, and the order of a list does not matter.
 */
class ConvergenceTest {
  private static final TestRules RULES =
      rules().field("city").field("institution").field("cvfield");

  private Bench bench;

  @BeforeTry
  void start() {
    bench = bench();
  }

  @AfterTry
  void stop() {
    bench.close();
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void wantingTheSameTwiceChangesNothing(@ForAll("wishes") List<Wish> wishes) {
    List<ParticipantOutcome> first = bench.apply(wishes);
    Map<String, String> after = state(bench);
    bench.calls();

    List<ParticipantOutcome> second = bench.apply(wishes);

    assertThat(bench.calls()).doesNotContain(CREATE, UPDATE);
    assertThat(state(bench)).isEqualTo(after);
    assertThat(second.stream().map(ParticipantOutcome::userId))
        .containsExactlyElementsOf(first.stream().map(ParticipantOutcome::userId).toList());
    assertThat(second).allMatch(outcome -> outcome.changes().isEmpty());
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void theOrderOfAListDoesNotMatter(@ForAll("wishes") List<Wish> wishes, @ForAll Random random) {
    List<Wish> shuffled = new ArrayList<>(wishes);
    Collections.shuffle(shuffled, random);
    bench.apply(wishes);

    try (Bench other = bench()) {
      other.apply(shuffled);
      assertThat(state(other)).isEqualTo(state(bench));
    }
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void aListEndsAsItsWishesOneByOne(@ForAll("wishes") List<Wish> wishes) {
    bench.apply(wishes);

    try (Bench other = bench()) {
      wishes.forEach(other::apply);
      assertThat(state(other)).isEqualTo(state(bench));
    }
  }

  private static Bench bench() {
    Bench bench = Bench.on(MoodleRelease.V5_1, RULES);
    bench.moodle().addProfileField(ProfileField.text("cvfield"));
    return bench;
  }

  /** One wish each for up to six people, so that no two contradict each other. */
  @Provide
  Arbitrary<List<Wish>> wishes() {
    Arbitrary<Integer> ids = Arbitraries.integers().between(1, 9);
    return ids.list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(6)
        .flatMap(
            chosen ->
                Combinators.combine(chosen.stream().map(id -> wish("CV-" + id)).toList())
                    .as(wishes -> wishes));
  }

  private static Arbitrary<Wish> wish(String externalId) {
    return Combinators.combine(
            person(externalId),
            Arbitraries.of(Wish.WhenAbsent.CREATE, Wish.WhenAbsent.LEAVE),
            Arbitraries.of(false, true).optional(0.3),
            accesses())
        .as(
            (person, whenAbsent, suspended, accesses) ->
                new Wish(
                    person.externalId(),
                    Optional.of(person),
                    whenAbsent,
                    false,
                    whenAbsent == Wish.WhenAbsent.LEAVE ? suspended : Optional.empty(),
                    accesses));
  }

  private static Arbitrary<Person> person(String externalId) {
    Arbitrary<String> names =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('\u00e0', '\u017e')
            .withChars("' -")
            .ofMaxLength(12);
    Arbitrary<String> texts = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(20);
    return Combinators.combine(names, names, names, texts.optional(), texts.optional())
        .as(
            (first, infix, last, city, field) -> {
              Person person = People.named(externalId, first, infix, last + "x");
              Person withCity =
                  city.map(text -> People.with(person, "city", withoutTags(text))).orElse(person);
              return field
                  .map(text -> People.with(withCity, "cvfield", withoutTags(text)))
                  .orElse(withCity);
            });
  }

  private static String withoutTags(String text) {
    return text.replaceAll("[<>&;]", "");
  }

  private static Arbitrary<List<Access>> accesses() {
    Arbitrary<Access> courses =
        Combinators.combine(Arbitraries.longs().between(2, 8), Arbitraries.of(State.class))
            .as(Wishes::course);
    Arbitrary<Access> cohorts =
        Combinators.combine(Arbitraries.longs().between(1, 5), Arbitraries.of(true, false))
            .as(Wishes::cohort);
    return Arbitraries.oneOf(courses, cohorts).list().uniqueElements(Access::target).ofMaxSize(3);
  }

  /** Everything that can be wanted of this Moodle, without ids, which depend on the order. */
  private static Map<String, String> state(Bench bench) {
    Map<String, String> state = new TreeMap<>();
    for (MoodleUser user : bench.moodle().data().users().values()) {
      Map<UserColumn, String> columns = new TreeMap<>(user.columns());
      columns.remove(UserColumn.PASSWORD);
      List<String> rights = new ArrayList<>();
      bench.moodle().data().enrolments().values().stream()
          .filter(enrolment -> enrolment.userId() == user.id())
          .forEach(e -> rights.add("course " + e.courseId() + (e.suspended() ? " suspended" : "")));
      bench.moodle().data().members().stream()
          .filter(member -> member.userId() == user.id())
          .forEach(member -> rights.add("cohort " + member.cohortId()));
      state.put(
          user.username(),
          columns + " " + user.profile() + " " + user.suspended() + new TreeSet<>(rights));
    }
    return state;
  }
}
