package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.standin.coachview.CoachviewStandIn;
import nl.coachmoodle.standin.coachview.data.Entity;

/** Whatever changes while a list is read: no row that was there all the time is passed over. */
class InterruptedReadingTest {

  @Property(tries = 60)
  void everyRowThatStaysIsRead(
      @ForAll @IntRange(min = 0, max = 260) int rows,
      @ForAll @IntRange(min = 1, max = 40) int secondsApart,
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 259) Integer> changes,
      @ForAll @IntRange(min = 20, max = 100) int pageSize)
      throws Exception {
    try (CoachviewStandIn coachview = CoachviewStandIn.start()) {
      coachview.clock().set(Instant.parse("2026-11-24T22:00:00Z"));
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        // Several rows often have one time, and some days end in between.
        if (i % 3 == 0) {
          coachview.clock().advance(Duration.ofSeconds(secondsApart));
        }
        ids.add(coachview.data().addPerson("e" + i, "A", null, "B", null));
      }
      CoachviewService reader =
          PlainCoachview.live(
              coachview,
              "coachview.page.size",
              String.valueOf(pageSize),
              "coachview.page.highest-skip",
              "90");
      Set<String> deleted = new HashSet<>();
      Set<String> read = new HashSet<>();
      List<Integer> left = new ArrayList<>(changes);
      Optional<Bookmark> from = Optional.empty();
      do {
        Page<CoachviewPerson> page = reader.persons(Window.everything(), from);
        page.rows().forEach(person -> read.add(person.id()));
        from = page.next();
        for (int i = 0; i < 6 && !left.isEmpty(); i++) {
          int at = left.remove(0);
          if (at < ids.size() && !deleted.contains(ids.get(at))) {
            coachview.clock().advance(Duration.ofSeconds(1));
            if (at % 4 == 0) {
              deleted.add(ids.get(at));
              coachview.data().delete(Entity.PERSONEN, ids.get(at));
            } else {
              coachview.data().change(Entity.PERSONEN, ids.get(at), "achternaam", "C");
            }
          }
        }
      } while (from.isPresent());

      ids.removeAll(deleted);
      assertThat(read).containsAll(ids);
    }
  }
}
