package nl.coachmoodle.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether Moodle knows the newer fields is asked with harmless values for nobody. */
class FieldProbeTest {
  private static final Failure UNEXPLAINED = Failure.of(FailureCode.INVALID_VALUE);
  private static final Set<String> SENT = Set.of("city", "phone1");

  private final SiteMemory memory = new SiteMemory();
  private final List<UserUpdate> asked = new ArrayList<>();

  @Test
  void allFieldsThatMayBeUnknownAreAskedForOnceWithAValueEach() {
    FieldProbe probe = refusing(UNEXPLAINED);

    assertThat(probe.suspected(UNEXPLAINED, SENT)).containsExactly("phone1");
    assertThat(probe.suspected(UNEXPLAINED, SENT)).containsExactly("phone1");

    assertThat(asked)
        .containsExactly(
            new UserUpdate(
                0,
                Map.of(
                    "institution",
                    "x",
                    "department",
                    "x",
                    "phone1",
                    "x",
                    "phone2",
                    "x",
                    "address",
                    "x"),
                Map.of(),
                Optional.empty()));
    assertThat(memory.isUnknown(MoodleFields.mayBeUnknown())).isTrue();
  }

  @Test
  void aMoodleThatSaysThatNobodyIsThereKnowsTheFields() {
    assertThat(refusing(Failure.of(FailureCode.ACCOUNT_NOT_FOUND)).suspected(UNEXPLAINED, SENT))
        .isEmpty();
    assertThat(memory.knowsAllFields()).isTrue();
  }

  @Test
  void aMoodleThatSkipsNobodyKnowsTheFields() {
    FieldProbe probe = answering(new Result.Done<>(UpdateAnswer.UNCONFIRMED));

    assertThat(probe.suspected(UNEXPLAINED, SENT)).isEmpty();
    assertThat(memory.knowsAllFields()).isTrue();
  }

  @Test
  void aRefusalOfNamesIsAboutTheFields() {
    FieldProbe probe = refusing(Failure.of(FailureCode.UNKNOWN_PARAMETER).with("field", "phone1"));

    assertThat(probe.suspected(UNEXPLAINED, SENT)).containsExactly("phone1");
    assertThat(memory.isUnknown(MoodleFields.mayBeUnknown())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"MOODLE_UNAVAILABLE", "CAPABILITY_MISSING"})
  void anyOtherRefusalLeavesItOpen(FailureCode code) {
    assertThat(refusing(Failure.of(code)).suspected(UNEXPLAINED, SENT)).containsExactly("phone1");
    assertThat(memory.knowsAllFields()).isFalse();
    assertThat(memory.isUnknown("phone1")).isFalse();
  }

  @Test
  void whatIsExplainedOrKnownIsNotAskedAbout() {
    FieldProbe probe = refusing(UNEXPLAINED);

    assertThat(probe.suspected(UNEXPLAINED.with("field", "phone1"), SENT)).isEmpty();
    assertThat(probe.suspected(UNEXPLAINED, Set.of("city"))).isEmpty();
    memory.unknown(Set.of("phone1"));
    assertThat(probe.suspected(UNEXPLAINED, SENT)).containsExactly("phone1");
    memory.knowsAllFields(true);
    assertThat(probe.suspected(UNEXPLAINED, SENT)).isEmpty();

    assertThat(asked).isEmpty();
  }

  private FieldProbe refusing(Failure refusal) {
    return answering(new Result.Failed<>(refusal));
  }

  private FieldProbe answering(Result<UpdateAnswer> answer) {
    return new FieldProbe(
        new RowsOnly() {
          @Override
          public List<Result<UpdateAnswer>> update(List<UserUpdate> updates) {
            asked.addAll(updates);
            return List.of(answer);
          }
        },
        memory);
  }
}
