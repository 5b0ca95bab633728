package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.PlainCalls;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Evidence;

/** Asks Moodle, each question once, and not more than so many. */
final class Interview {
  private static final int LONGEST_REASON = 160;

  private final PlainCalls calls;
  private final Map<Object, Reply> replies = new HashMap<>();
  private final List<Reply> inOrder = new ArrayList<>();
  private int left;
  private int made;

  /**
   * @param most how many calls may be made
   */
  Interview(PlainCalls calls, int most) {
    this.calls = calls;
    this.left = most;
  }

  /** For one more course or cohort. */
  void allowMore(int more) {
    left += more;
  }

  /** Whether something may still be asked that was not asked before. */
  boolean mayAsk() {
    return left > 0;
  }

  /** Asks, or answers what Moodle said before. */
  Reply ask(Question question) {
    return once(question, () -> calls.call(question.function(), question.form()));
  }

  /** Has something done, which is answered anew every time. */
  Reply tell(Question order) {
    left--;
    made++;
    Reply reply = calls.call(order.function(), order.form());
    inOrder.add(reply);
    return reply;
  }

  /** Asks if there is a call left for it. */
  Optional<Reply> askIfPossible(Question question) {
    return askKeeping(0, question);
  }

  /** Asks if so many calls are left after it, for what comes later. */
  Optional<Reply> askKeeping(int kept, Question question) {
    return replies.containsKey(question) || left > kept
        ? Optional.of(ask(question))
        : Optional.empty();
  }

  /** What the door for files says to our token. */
  Reply atUploads() {
    return once("uploads", calls::knockAtUploads);
  }

  /** What the door for files says to a token that does not exist. */
  Reply asNobody() {
    return once("nobody", calls::knockAsNobody);
  }

  /** What the functions say to a token that does not exist. */
  Reply asNobodyAtFunctions() {
    return once("nobody at functions", calls::callAsNobody);
  }

  private Reply once(Object key, Supplier<Reply> call) {
    Reply known = replies.get(key);
    if (known != null) {
      return known;
    }
    left--;
    made++;
    Reply reply = call.get();
    replies.put(key, reply);
    inOrder.add(reply);
    return reply;
  }

  /** Every answer so far, in order. */
  List<Reply> replies() {
    return List.copyOf(inOrder);
  }

  /** How many calls were made. */
  int made() {
    return made;
  }

  /** Whether Moodle refuses this token this function, for whatever reason. */
  static boolean isRefusedAccess(Reply reply) {
    return isFailure(reply, FailureCode.ACCESS_REFUSED)
        || isFailure(reply, FailureCode.FUNCTION_NOT_IN_SERVICE);
  }

  static boolean isFailure(Reply reply, FailureCode... codes) {
    return reply.failure().filter(failure -> List.of(codes).contains(failure.code())).isPresent();
  }

  /** What a finding rests on: the question, and the answer without anything personal in it. */
  static Evidence evidence(Question question, Reply reply) {
    return new Evidence(question.toString(), shortened(reply));
  }

  static String shortened(Reply reply) {
    if (reply.errorcode().isPresent()) {
      return reply.errorcode().get().replaceAll("[^A-Za-z0-9_/]", "")
          + reply.debuginfo().map(Interview::firstLine).map(line -> ": " + line).orElse("");
    }
    if (reply.failure().isPresent()) {
      return reply.failure().get().toString();
    }
    if (reply.result().isEmpty()) {
      return "null";
    }
    if (!reply.warnings().isEmpty()) {
      return reply.warnings().size()
          + " warnings, first: "
          + reply.warnings().get(0).get("message");
    }
    return reply.result().get() instanceof List<?> rows ? rows.size() + " rows" : "answered";
  }

  /** Of debug texts that are about our own values, or about access. */
  private static String firstLine(String debug) {
    String line = debug.strip().lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }
}
