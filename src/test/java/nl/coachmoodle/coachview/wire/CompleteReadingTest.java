package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.coachview.data.ManyParticipants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list is read to its end, or not at all. */
class CompleteReadingTest extends CoachviewTestBase {

  @Test
  void everythingOfFiveThousandParticipantsCostsOneRequestPerHundredRowsAndFiveMore() {
    ManyParticipants.fill(
        coachview.data(), 5_000, List.of("2", "3"), LocalDateTime.of(2026, 11, 24, 12, 0));
    CoachviewService reader = PlainCoachview.site(coachview).open(Purpose.SCHEDULED);

    assertThat(all(reader::persons, Window.everything()))
        .extracting(CoachviewPerson::id)
        .hasSize(5_000)
        .doesNotHaveDuplicates();
    assertThat(all(reader::enrolments, Window.everything())).hasSize(5_000);
    assertThat(all(reader::parts, Window.everything())).hasSize(10_000);
    assertThat(all(reader::components, Window.everything())).hasSize(1_000);
    assertThat(all(reader::runs, Window.everything())).hasSize(500);

    for (Entity entity :
        List.of(
            Entity.PERSONEN,
            Entity.OPLEIDINGSVRAGEN,
            Entity.OPLEIDINGSVRAAGONDERDELEN,
            Entity.OPLEIDINGSONDERDELEN,
            Entity.OPLEIDINGEN)) {
      int rows = coachview.data().rows(entity).size();
      assertThat(coachview.requestCount(entity))
          .as(entity + " with " + rows + " rows")
          .isLessThanOrEqualTo((rows + 99) / 100 + 5);
    }
    assertThat(reader.calls()).isEqualTo(coachview.requests().size() - 1);
  }

  @Test
  void thePagesTellTheTotal() {
    people(230);

    Page<CoachviewPerson> first = live().persons(Window.everything(), Optional.empty());
    assertThat(first.rows()).hasSize(100);
    assertThat(first.total()).hasValue(230);
    Page<CoachviewPerson> second = live().persons(Window.everything(), first.next());
    assertThat(second.rows()).hasSize(99);
  }

  @Test
  void aReadingGoesOnInAnotherProcess() {
    List<String> ids = people(150);

    Page<CoachviewPerson> first = live().persons(Window.everything(), Optional.empty());
    Bookmark bookmark = first.next().orElseThrow();
    assertThat(bookmark.text()).hasSizeLessThan(200).doesNotContain("Achternaam");
    Page<CoachviewPerson> rest = live().persons(Window.everything(), Optional.of(bookmark));

    assertThat(rest.next()).isEmpty();
    assertThat(rest.rows()).extracting(CoachviewPerson::id).isEqualTo(ids.subList(100, 150));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1;;;;;;;", "2;;0;0;0;x;x;x", "1;x;0;100;0;y;z;a"})
  void aBookmarkThatIsNoneIsRefused(String text) {
    assertThat(
            failureOf(() -> live().persons(Window.everything(), Optional.of(new Bookmark(text)))))
        .extracting(failure -> failure.code())
        .isEqualTo(FailureCode.INPUT_INVALID);
    assertThat(coachview.requests()).isEmpty();
  }

  @Test
  void onlyWhatChangedSinceADayIsRead() {
    List<String> ids = people(3);
    coachview.data().changedAt(Entity.PERSONEN, ids.get(0), LocalDateTime.of(2026, 11, 20, 23, 59));
    coachview.data().changedAt(Entity.PERSONEN, ids.get(1), LocalDateTime.of(2026, 11, 21, 0, 0));

    assertThat(all(live()::persons, Window.since(LocalDate.of(2026, 11, 21))))
        .extracting(CoachviewPerson::id)
        .containsExactly(ids.get(1), ids.get(2));
    assertThat(all(live()::persons, Window.since(LocalDate.of(2026, 11, 25)))).isEmpty();
  }

  @Test
  void aRowThatMovesWhileItIsReadHidesNoOther() {
    List<String> ids = people(250);
    CoachviewService reader = live();

    Page<CoachviewPerson> first = reader.persons(Window.everything(), Optional.empty());
    coachview.clock().advance(Duration.ofSeconds(1));
    coachview.data().change(Entity.PERSONEN, ids.get(5), "achternaam", "Bakker");
    coachview.data().change(Entity.PERSONEN, ids.get(99), "achternaam", "Smit");
    coachview.data().delete(Entity.PERSONEN, ids.get(7));
    Page<CoachviewPerson> second = reader.persons(Window.everything(), first.next());

    assertThat(second.rows()).extracting(CoachviewPerson::id).contains(ids.get(100));
    assertThat(
            all(
                (window, from) -> reader.persons(window, from.or(() -> second.next())),
                Window.everything()))
        .extracting(CoachviewPerson::id)
        .contains(ids.get(249), ids.get(5), ids.get(99));
  }

  @Test
  void beforeTheSkipGetsHighTheWindowBeginsAnew() {
    ManyParticipants.fill(
        coachview.data(), 3_000, List.of("2"), LocalDateTime.of(2026, 11, 24, 12, 0));

    assertThat(all(live()::persons, Window.everything()))
        .extracting(CoachviewPerson::id)
        .hasSize(3_000)
        .doesNotHaveDuplicates();
    assertThat(coachview.requests())
        .allSatisfy(
            request ->
                assertThat(request.parameter("skip").map(Integer::parseInt).orElse(0))
                    .isLessThanOrEqualTo(1_200));
  }

  @Test
  void a500ToAHighSkipMakesTheWindowSmallerAtOnce() {
    coachview.settings().maximumSkip = 500;
    ManyParticipants.fill(
        coachview.data(), 1_000, List.of("2"), LocalDateTime.of(2026, 11, 24, 12, 0));

    assertThat(all(live()::persons, Window.everything()))
        .extracting(CoachviewPerson::id)
        .hasSize(1_000)
        .doesNotHaveDuplicates();
  }

  @Test
  void moreChangesOnOneDayThanCoachviewCanGiveAreAFailure() {
    coachview.settings().maximumSkip = 150;
    people(400);

    assertThat(failureOf(() -> all(live()::persons, Window.everything())))
        .hasToString("setup/coachview-reading-too-deep {day=2026-11-24, entity=Personen}");
  }

  @Test
  void finerConditionsReachFurtherWhereCoachviewTakesThem() {
    coachview.settings().maximumSkip = 150;
    people(400);

    assertThat(
            all(
                live("coachview.names.condition-moment", "dd-MM-yyyy HH:mm")::persons,
                Window.everything()))
        .extracting(CoachviewPerson::id)
        .hasSize(400)
        .doesNotHaveDuplicates();
  }

  @Test
  void manyRowsWithOneTimeAreReadAsWell() {
    for (int i = 0; i < 350; i++) {
      coachview.data().addPerson("e" + i, "A", null, "B", null);
    }

    assertThat(all(live()::persons, Window.everything()))
        .extracting(CoachviewPerson::id)
        .hasSize(350)
        .doesNotHaveDuplicates();
  }

  @Test
  void smallerPagesThanAskedForAreNotTheEnd() {
    coachview.settings().maximumTake = 40;
    List<String> ids = people(130);

    assertThat(all(live()::persons, Window.everything())).hasSize(130);
    assertThat(live().persons(ids.subList(0, 90))).hasSize(90);
  }

  @Test
  void withoutACountTheEndIsAskedForOnceMore() {
    coachview.settings().tellsRowCount = false;
    coachview.settings().maximumTake = 40;
    List<String> ids = people(130);

    assertThat(all(live()::persons, Window.everything()))
        .extracting(CoachviewPerson::id)
        .isEqualTo(ids);
    assertThat(live().persons(ids)).hasSize(130);
  }

  @Test
  void anEmptyListWithoutACountIsNoProofThatNothingChanged() {
    coachview.settings().tellsRowCount = false;

    assertThat(failureOf(() -> live().persons(Window.everything(), Optional.empty())).code())
        .isEqualTo(FailureCode.COACHVIEW_ANSWER_UNEXPECTED);
    assertThat(live().persons(List.of("00000000-0000-0000-0000-000000000000"))).isEmpty();
  }

  @Test
  void anEmptyListWithACountOfZeroIsAnEnd() {
    Page<CoachviewPerson> page = live().persons(Window.everything(), Optional.empty());

    assertThat(page.rows()).isEmpty();
    assertThat(page.next()).isEmpty();
    assertThat(page.total()).hasValue(0);
  }
}
