package nl.coachmoodle.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.Wish;

/**
 * A request for an operation, read.
 *
 * @param wishes one per participant
 * @param mode whether Moodle is changed
 * @param onFailure what the function does when not everything succeeded
 */
record Request(List<Wish> wishes, Mode mode, OnFailure onFailure) {
  private static final int MOST_PARTICIPANTS = 1_000;

  /** What a failed participant does to the call. */
  enum OnFailure {
    /** The call fails, so that a queue or a broker delivers it again. */
    FAIL,
    /** The call succeeds and its answer tells the failures. */
    ANSWER
  }

  Request {
    wishes = List.copyOf(wishes);
  }

  /**
   * Reads a request.
   *
   * @param wish what is wanted of one participant
   * @throws FailedException naming everything that is wrong with it
   */
  static Request read(Map<String, Object> input, Function<RequestFields, Wish> wish) {
    RequestFields request = RequestFields.of(input == null ? Map.of() : input);
    Mode mode = request.choice("mode", Mode.class).orElse(Mode.APPLY);
    OnFailure onFailure = request.choice("onFailure", OnFailure.class).orElse(OnFailure.FAIL);
    List<Wish> wishes = new ArrayList<>();
    if (request.has("participants")) {
      List<RequestFields> participants = request.objects("participants");
      if (participants.isEmpty() && request.isClean()) {
        request.accuse(Kind.REQUIRED, "participants");
      } else if (participants.size() > MOST_PARTICIPANTS) {
        request.accuse(Kind.TOO_MANY, "participants");
      } else {
        participants.forEach(participant -> wishes.add(wish.apply(participant)));
      }
    } else if (request.has("detail-type") && request.has("source")) {
      // An EventBridge rule without an input transformer: the request is inside "detail".
      request.accuse(Kind.WRONG_EVENT, "detail-type");
    } else {
      wishes.add(wish.apply(request));
    }
    request.check();
    return new Request(wishes, mode, onFailure);
  }
}
