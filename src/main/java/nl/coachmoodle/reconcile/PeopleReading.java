package nl.coachmoodle.reconcile;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.Bookmark;
import nl.coachmoodle.coachview.CoachviewPerson;
import nl.coachmoodle.coachview.CourseRun;
import nl.coachmoodle.coachview.EnrolmentPart;
import nl.coachmoodle.coachview.Page;
import nl.coachmoodle.coachview.Window;

/**
 * Reads the persons of a run in blocks: those who are known by their ids, then page by page the
 * list of all. Blocks are large enough that what belongs to their persons fills the requests for
 * it, and small enough for the memory of a small function.
 */
final class PeopleReading {
  private static final int PEOPLE_PER_BLOCK = 2_500;

  private final RunTools tools;
  private final RunRequest request;

  /** Read beyond the end of a block; they are waiting like everybody else. */
  private List<CoachviewPerson> kept = List.of();

  PeopleReading(RunTools tools, RunRequest request) {
    this.tools = tools;
    this.request = request;
  }

  /** The next block; empty when everybody was read. What is read waits until it is done. */
  List<PersonReading> next(RunState state) {
    List<String> known = kept.isEmpty() ? state.waiting(PEOPLE_PER_BLOCK) : List.of();
    if (!known.isEmpty()) {
      return read(known, tools.reader());
    }
    while (!kept.isEmpty() || !state.isListRead()) {
      List<PersonReading> block = fromList(state);
      if (!block.isEmpty()) {
        return block;
      }
    }
    return List.of();
  }

  /** These persons, as Coachview has them now, and so their course runs. */
  List<PersonReading> again(List<String> personIds) {
    return read(personIds, tools.reader().afresh());
  }

  private List<PersonReading> read(List<String> personIds, CoachviewReader reader) {
    return current(
        request.scope() == Scope.PEOPLE ? reader.profiles(personIds) : reader.people(personIds));
  }

  private List<PersonReading> fromList(RunState state) {
    List<CoachviewPerson> rows = new ArrayList<>(kept);
    Optional<Bookmark> from = state.bookmark();
    boolean isMore = !state.isListRead();
    while (isMore && rows.size() < PEOPLE_PER_BLOCK) {
      Page<CoachviewPerson> page = tools.coachview().persons(Window.everything(), from);
      rows.addAll(page.rows());
      from = page.next();
      isMore = from.isPresent();
    }
    List<CoachviewPerson> now = rows.subList(0, Math.min(PEOPLE_PER_BLOCK, rows.size()));
    List<PersonReading> block =
        current(
            request.scope() == Scope.PEOPLE
                ? tools.reader().profilesOf(now)
                : tools.reader().peopleAmong(now));
    now.forEach(person -> state.done(person.id()));
    block.forEach(reading -> state.await(reading.id()));
    kept = List.copyOf(rows.subList(now.size(), rows.size()));
    kept.forEach(person -> state.await(person.id()));
    if (!state.isListRead()) {
      state.readList(from);
    }
    return block;
  }

  /**
   * With a person come the cancellations of all years. Those in course runs that are long over have
   * had their effect, and would only hide the others from the brake.
   */
  private List<PersonReading> current(List<PersonReading> readings) {
    return readings.stream().map(this::current).toList();
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
        && tools.rules().decide(participation).ruling() == Ruling.WITHDRAW
        && !isOfThisWindow(participation);
  }

  /** Whether what takes the access away was changed in the window that this run reads. */
  private boolean isOfThisWindow(Participation participation) {
    return isInWindow(participation.enrolment().changed())
        || isInWindow(participation.part().flatMap(EnrolmentPart::changed))
        || isInWindow(participation.run().filter(this::isCancelled).flatMap(CourseRun::changed));
  }

  private boolean isCancelled(CourseRun run) {
    return tools.rules().runs().of(run.status()).filter(Ruling.WITHDRAW::equals).isPresent();
  }

  private boolean isInWindow(Optional<LocalDateTime> changed) {
    return request
        .since()
        .flatMap(since -> changed.filter(time -> !time.toLocalDate().isBefore(since)))
        .isPresent();
  }
}
