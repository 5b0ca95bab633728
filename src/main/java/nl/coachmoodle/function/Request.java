package nl.coachmoodle.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Violation.Kind;
import nl.coachmoodle.roster.Mode;
import nl.coachmoodle.roster.Wish;

/**
 * A request for an operation, read.
 *
 * @param asked one per participant
 * @param mode whether Moodle is changed
 * @param onFailure what the function does when not everything succeeded
 */
record Request(List<Asked> asked, Mode mode, OnFailure onFailure) {
  private static final int MOST_PARTICIPANTS = 1_000;

  /** What a failed participant does to the call. */
  enum OnFailure {
    /** The call fails, so that a queue or a broker delivers it again. */
    FAIL,
    /** The call succeeds and its answer tells the failures. */
    ANSWER
  }

  Request {
    asked = List.copyOf(asked);
  }

  /**
   * Reads a request.
   *
   * @param wish what is wanted of one participant that the request describes
   * @param aim what is wanted of one that the request names by an id of Coachview
   * @throws FailedException naming everything that is wrong with it
   */
  static Request read(Map<String, Object> input, Function<RequestFields, Wish> wish, Aim aim) {
    RequestFields request = RequestFields.of(input == null ? Map.of() : input);
    Mode mode = request.choice("mode", Mode.class).orElse(Mode.APPLY);
    OnFailure onFailure = request.choice("onFailure", OnFailure.class).orElse(OnFailure.FAIL);
    List<Asked> asked = new ArrayList<>();
    if (request.has("participants")) {
      List<RequestFields> participants = request.objects("participants");
      if (participants.isEmpty() && request.isClean()) {
        request.accuse(Kind.REQUIRED, "participants");
      } else if (participants.size() > MOST_PARTICIPANTS) {
        request.accuse(Kind.TOO_MANY, "participants");
      } else {
        participants.forEach(participant -> asked.add(asked(participant, wish, aim)));
      }
    } else if (request.has("detail-type") && request.has("source")) {
      // An EventBridge rule without an input transformer: the request is inside "detail".
      request.accuse(Kind.WRONG_EVENT, "detail-type");
    } else {
      asked.add(asked(request, wish, aim));
    }
    request.check();
    return new Request(asked, mode, onFailure);
  }

  private static Asked asked(RequestFields fields, Function<RequestFields, Wish> wish, Aim aim) {
    return Optional.of(new ParticipantFields(fields))
        .filter(any -> aim != Aim.NONE)
        .flatMap(ParticipantFields::byCoachviewId)
        .orElseGet(() -> new Asked.Told(wish.apply(fields)));
  }
}
