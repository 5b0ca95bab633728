package nl.coachmoodle.moodle.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.moodle.CohortAddition;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.UserUpdate;

/** Answers of Moodle, for Jazzer. */
public final class MoodleFuzzer {
  private static final AnswerReader READER = new AnswerReader();

  private MoodleFuzzer() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    HttpAnswer http =
        new HttpAnswer(
            200,
            Optional.of("application/json"),
            Optional.empty(),
            new String(data, StandardCharsets.UTF_8));
    for (WsFunction function : WsFunction.values()) {
      if (READER.read(function.wsName(), http) instanceof Answer.Ok ok) {
        try {
          UserRows.read(ok.result());
        } catch (UnexpectedAnswerException shape) {
          shape.getMessage();
        }
        try {
          new AddCohortMembers()
              .read(ok.result(), List.of(new CohortAddition(new CohortKey.Id(1), 5)));
          new UpdateUsers()
              .read(
                  ok.result(),
                  List.of(new UserUpdate(5, Map.of("city", "x"), Map.of(), Optional.empty())));
        } catch (UnexpectedAnswerException shape) {
          shape.getMessage();
        }
      }
    }
  }
}
