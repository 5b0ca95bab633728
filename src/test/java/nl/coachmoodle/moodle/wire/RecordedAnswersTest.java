package nl.coachmoodle.moodle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.coachmoodle.failure.FailureCode;
import org.junit.jupiter.api.Test;

/** Holds the reading of answers to 1,611 recorded answers of Moodle 2.9, 4.5 and 5.1. */
class RecordedAnswersTest {
  private final AnswerReader reader = new AnswerReader();
  private final ExpectedOutcomes expected = ExpectedOutcomes.load();

  @Test
  void everyRecordedAnswerIsClassifiedAsTheReviewedTableSays() {
    List<String> wrong = new ArrayList<>();
    int read = 0;
    for (Recording recording : Recording.all()) {
      ExpectedOutcomes.Rule rule = expected.ruleFor(recording);
      String outcome = outcome(recording);
      read++;
      if (!ExpectedOutcomes.allows(rule, outcome)) {
        wrong.add(
            recording.version()
                + " "
                + recording.name()
                + ": expected "
                + rule.expected()
                + ", was "
                + outcome);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).isEqualTo(1_611);
  }

  @Test
  void everyRuleOfTheTableIsUsed() {
    Set<ExpectedOutcomes.Rule> unused = new HashSet<>(expected.rules());
    Recording.all().forEach(recording -> unused.remove(expected.ruleFor(recording)));
    assertThat(unused).isEmpty();
  }

  @Test
  void noRecordedErrorIsUnknown() {
    assertThat(Recording.all())
        .noneMatch(
            recording -> outcome(recording).contains(FailureCode.UNKNOWN_MOODLE_ERROR.code()));
  }

  private String outcome(Recording recording) {
    if (recording.answer().isEmpty()) {
      return "skip";
    }
    Answer answer = reader.read(recording.function(), recording.answer().get());
    if (answer instanceof Answer.Refused refused) {
      return refused.failure().code().code();
    }
    JsonNode result = ((Answer.Ok) answer).result();
    List<String> warnings = new ArrayList<>();
    result.path("warnings").forEach(warning -> warnings.add(warning(recording, warning)));
    return warnings.isEmpty() ? "ok" : "ok warnings=" + String.join(",", warnings);
  }

  private static String warning(Recording recording, JsonNode warning) {
    if (recording.function().equals(WsFunction.CORE_USER_UPDATE_USERS.wsName())) {
      return UpdateUsers.failure(warning).code().code();
    }
    return AddCohortMembers.read(warning)
        .failed()
        .map(failure -> failure.code().code())
        .orElse("already-member");
  }
}
