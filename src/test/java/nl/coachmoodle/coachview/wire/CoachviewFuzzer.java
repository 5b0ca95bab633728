package nl.coachmoodle.coachview.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.coachmoodle.failure.FailedException;

/** Answers of Coachview, for Jazzer. */
public final class CoachviewFuzzer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AnswerReader READER = new AnswerReader();
  private static final Translation TRANSLATION =
      new Translation(new Names(PlainCoachview.settings().names()));

  private CoachviewFuzzer() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String body = new String(data, StandardCharsets.UTF_8);
    for (int status : new int[] {200, 400}) {
      try {
        TokenAnswer.read(JSON, new HttpAnswer(status, Map.of(), body));
      } catch (FailedException refused) {
        refused.failure();
      }
    }
    HttpAnswer http = new HttpAnswer(200, Map.of("Content-Type", "application/json"), body);
    Answer answer = READER.read(new Query("Personen", 0, Map.of()), http);
    if (answer instanceof Answer.Rows rows) {
      rows.rows()
          .forEach(
              row -> {
                try {
                  TRANSLATION.person(new Row(row));
                } catch (FailedException unexpected) {
                  unexpected.failure();
                }
              });
    }
  }
}
