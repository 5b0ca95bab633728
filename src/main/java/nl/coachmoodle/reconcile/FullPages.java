package nl.coachmoodle.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Asks for what belongs to many ids in requests that one page of rows answers: a page that
 * overflows by one row costs a further request. How many rows belong to an id shows as it reads.
 */
final class FullPages {
  private static final int ROWS_PER_PAGE = 100;
  private static final int MOST_IDS = 100;
  private static final int FEWEST_IDS = 5;
  private static final double BACK = 0.9;
  private static final double FORTH = 1.05;

  private int idsPerRequest;
  private double caution = 1;
  private long ids;
  private long rows;

  /**
   * @param idsAtFirst in a request, until more is known
   */
  FullPages(int idsAtFirst) {
    this.idsPerRequest = idsAtFirst;
  }

  /** Asks in as many requests as it takes. */
  <T> List<T> read(Collection<String> all, Function<List<String>, List<T>> request) {
    List<String> open = List.copyOf(all);
    List<T> read = new ArrayList<>();
    int from = 0;
    while (from < open.size()) {
      List<String> some = open.subList(from, Math.min(open.size(), from + idsPerRequest));
      List<T> answer = request.apply(some);
      read.addAll(answer);
      from += some.size();
      learn(some.size(), answer.size());
    }
    return read;
  }

  private void learn(int asked, int answered) {
    ids += asked;
    rows += answered;
    caution = answered > ROWS_PER_PAGE ? caution * BACK : Math.min(1, caution * FORTH);
    double fitting = rows == 0 ? MOST_IDS : (double) ROWS_PER_PAGE * ids / rows;
    idsPerRequest = (int) Math.max(FEWEST_IDS, Math.min(MOST_IDS, Math.floor(fitting * caution)));
  }
}
