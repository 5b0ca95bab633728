package nl.coachmoodle.reconcile;

import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.Bookmark;

/**
 * Where an unfinished run goes on. It is all that a run remembers between its parts, so it holds
 * ids, codes and counts, and no personal data; {@link CursorForm} is how it travels.
 *
 * @param request what the run is asked to do
 * @param run names the run, in all its parts
 * @param part parts that are done
 * @param limitFrom people who had been compared when the limit of the request began to count
 * @param stage where it stands
 * @param changes which list of changes is read, while gathering
 * @param bookmark where in that list, or in the list of all persons
 * @param isListRead whether the list of persons has been read to its end
 * @param waiting Coachview's ids of persons that are known and not yet worked on
 * @param losing Coachview's ids of persons who would lose an access
 * @param isTooMany whether more persons would lose an access than a cursor can carry
 * @param othersRemain whether anything was seen that is not cancelled
 * @param totals what was counted so far
 */
public record Cursor(
    RunRequest request,
    String run,
    int part,
    long limitFrom,
    Stage stage,
    int changes,
    Optional<Bookmark> bookmark,
    boolean isListRead,
    List<String> waiting,
    List<String> losing,
    boolean isTooMany,
    boolean othersRemain,
    Totals totals) {
  /** Of each of the two lists of ids, packed: a message then stays under 200 kB. */
  static final int MOST_CHARACTERS = 90_000;

  public Cursor {
    waiting = List.copyOf(waiting);
    losing = List.copyOf(losing);
  }

  /** Whether so many ids can be carried: about 3,900 of them. */
  static boolean fits(List<String> ids) {
    return PackedIds.pack(ids).length() <= MOST_CHARACTERS;
  }

  /** The beginning of a run. */
  public static Cursor begin(RunRequest request, String run) {
    return new Cursor(
        request,
        run,
        0,
        0,
        request.since().isPresent() ? Stage.GATHERING : Stage.COMPARING,
        0,
        Optional.empty(),
        request.since().isPresent(),
        List.of(),
        List.of(),
        false,
        false,
        Totals.none());
  }
}
