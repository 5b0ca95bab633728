package nl.coachmoodle.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.coachmoodle.standin.recorded.AnswerShape;
import nl.coachmoodle.standin.recorded.Recording;
import nl.coachmoodle.standin.recorded.Recordings;
import nl.coachmoodle.standin.recorded.Replay;
import nl.coachmoodle.standin.site.Collation;
import nl.coachmoodle.standin.site.MoodleRelease;
import org.junit.jupiter.api.Test;

/**
 * Holds the stand-in to reality: it must answer the recorded requests as the real sites did. The
 * cases it does not cover are listed with their reasons; a listed case that is answered as recorded
 * fails here as well, so that the list stays true.
 */
class StandInContractTest {
  /** Races need a real database, and cut-off requests were not recorded in full. */
  private static final Set<String> OTHER_SECTIONS = Set.of("race", "max_input_vars", "infra");

  @Test
  void answersAsMoodle51OnPostgresql() throws Exception {
    assertAnswersAsRecorded("moodle-5.1.jsonl", MoodleRelease.V5_1, Collation.EXACT, 16);
  }

  @Test
  void answersAsMoodle45OnMariadb() throws Exception {
    assertAnswersAsRecorded("moodle-4.5.jsonl", MoodleRelease.V4_5, Collation.FOLDING, 15);
  }

  @Test
  void answersAsMoodle29OnPostgresql() throws Exception {
    assertAnswersAsRecorded("moodle-2.9.jsonl", MoodleRelease.V2_9, Collation.EXACT, 15);
  }

  @Test
  void missesEveryCapabilityAsMoodle51Does() throws Exception {
    assertAnswersAsRecorded("capabilities-5.1.jsonl", MoodleRelease.V5_1, Collation.EXACT, 16);
  }

  private static void assertAnswersAsRecorded(
      String file, MoodleRelease release, Collation collation, long fullProfile) throws Exception {
    List<String> differing = new ArrayList<>();
    List<String> explanations = new ArrayList<>();
    try (MoodleStandIn standIn = MoodleStandIn.start(release)) {
      standIn.settings().collation(collation);
      Replay replay = new Replay(standIn, fullProfile);
      for (Recording recording : Recordings.read(file)) {
        if (!OTHER_SECTIONS.contains(recording.section()) && recording.replayable()) {
          AnswerShape answer = replay.send(recording);
          if (!answer.equals(recording.answer())) {
            differing.add(recording.name());
            explanations.add(
                recording.name() + "\n  real " + recording.answer() + "\n  ours " + answer);
          }
        }
      }
    }
    List<String> notCovered = Recordings.notCovered(file);
    explanations.removeIf(text -> notCovered.contains(text.lines().findFirst().orElseThrow()));
    assertThat(differing)
        .as(String.join("\n", explanations))
        .containsExactlyInAnyOrderElementsOf(notCovered);
  }
}
