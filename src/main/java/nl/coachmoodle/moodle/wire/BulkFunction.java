package nl.coachmoodle.moodle.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.Result;

/**
 * How one web service function takes a list and answers for it.
 *
 * @param <T> an item of the list
 * @param <R> what is told of an item that succeeded
 */
interface BulkFunction<T, R> {

  WsFunction function();

  /** The name of the list in a request, such as {@code users}. */
  String listName();

  /** One item's variables, without the list's name. */
  Form element(T item);

  /** Sorts items so that parallel batches lock Moodle's rows in the same order. */
  long order(T item);

  /** Whether the item needs a call of its own. */
  default boolean goesAlone(T item) {
    return false;
  }

  /** What besides the item itself a failure can be about, such as the course with the role. */
  Object subject(T item);

  /** The failure with the item's ids in it. */
  Failure about(T item, Failure failure);

  /**
   * Reads the answer to a call that was not refused.
   *
   * @throws UnexpectedAnswerException when it has another shape
   */
  List<Result<R>> read(JsonNode result, List<T> items);
}
