package nl.coachmoodle.reconcile;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.Window;

/**
 * Reads the persons of a run in blocks: those who are known by their ids, then page by page the
 * list of all. Blocks are large enough that what belongs to their persons fills the requests for
 * it, and small enough for the memory of a small function.
 */
final class PeopleReading {
  private static final int PEOPLE_PER_BLOCK = 1_000;

  private final RunTools tools;
  private final RunRequest request;

  PeopleReading(RunTools tools, RunRequest request) {
    this.tools = tools;
    this.request = request;
  }

  /** The next block; empty when everybody was read. What is read waits until it is done. */
  List<PersonReading> next(RunState state) {
    List<String> known = state.waiting(PEOPLE_PER_BLOCK);
    if (!known.isEmpty()) {
      return again(known);
    }
    while (!state.isListRead()) {
      List<PersonReading> block = fromList(state);
      if (!block.isEmpty()) {
        return block;
      }
    }
    return List.of();
  }

  /** These persons, as Coachview has them now. */
  List<PersonReading> again(List<String> personIds) {
    return current(
        request.scope() == Scope.PEOPLE
            ? tools.reader().profiles(personIds)
            : tools.reader().people(personIds));
  }

  private List<PersonReading> fromList(RunState state) {
    List<CoachviewPerson> rows = new ArrayList<>();
    Optional<Bookmark> from = state.bookmark();
    do {
      Page<CoachviewPerson> page = tools.coachview().persons(Window.everything(), from);
      rows.addAll(page.rows());
      from = page.next();
    } while (from.isPresent() && rows.size() < PEOPLE_PER_BLOCK);
    List<PersonReading> block =
        current(
            request.scope() == Scope.PEOPLE
                ? tools.reader().profilesOf(rows)
                : tools.reader().peopleAmong(rows));
    block.forEach(reading -> state.await(reading.id()));
    state.readList(from);
    return block;
  }

  /**
   * When everything is read, every cancellation of all years comes along. Those in course runs that
   * are long over have had their effect, and would only hide the others from the brake.
   */
  private List<PersonReading> current(List<PersonReading> readings) {
    return request.since().isPresent() ? readings : readings.stream().map(this::current).toList();
  }

  private PersonReading current(PersonReading reading) {
    return reading instanceof PersonReading.Found found
        ? new PersonReading.Found(
            found.person(),
            found.externalId(),
            found.participations().stream().filter(each -> !isOldCancellation(each)).toList(),
            found.notices())
        : reading;
  }

  private boolean isOldCancellation(Participation participation) {
    Instant longAgo = tools.clock().instant().minus(tools.limits().endedLongAgo());
    LocalDateTime limit = LocalDateTime.ofInstant(longAgo, tools.rules().zone());
    return participation.run().flatMap(run -> run.end()).filter(limit::isAfter).isPresent()
        && tools.rules().decide(participation).ruling() == Ruling.WITHDRAW;
  }
}
