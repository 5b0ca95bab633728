package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.harness.LogRecorder;
import nl.coachmoodle.harness.MoodleResource;
import org.junit.jupiter.api.Test;

/** A defect is told as one, wherever it is: a broker would throw away what looks like bad input. */
@QuarkusTest
@QuarkusTestResource(MoodleResource.class)
class DefectTest {
  @Inject Operations operations;

  @Test
  void aDefectInReadingARequestIsNotTakenForBadInput() {
    try (LogRecorder log = LogRecorder.open()) {
      OperationFailedException failed =
          catchThrowableOfType(
              OperationFailedException.class,
              () ->
                  operations.run(
                      "enrolParticipant",
                      Map.of(),
                      request -> {
                        throw new IllegalStateException("a defect");
                      },
                      Aim.NONE));

      assertThat(failed.decisive().code()).isEqualTo(FailureCode.INTERNAL_ERROR);
      assertThat(failed).hasMessageNotContaining("a defect");
      assertThat(log.lines()).anyMatch(line -> line.contains("a defect"));
    }
  }
}
