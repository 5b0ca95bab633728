package nl.coachmoodle.inbound.knative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.outbound.Message;
import nl.coachmoodle.outbound.Outbox;
import org.junit.jupiter.api.Test;

/** A sink that cannot be used is named at the start. */
class SinkCheckTest {

  @Test
  void whatIsWrongWithItIsAProblem() {
    assertThat(
            problems(
                () -> {
                  throw new IllegalArgumentException("K_SINK: this is not an address");
                }))
        .containsExactly("K_SINK: this is not an address");
  }

  @Test
  void anyOtherIsNone() {
    assertThat(problems(NoSink::new)).isEmpty();
  }

  private static List<String> problems(Supplier<Outbox> outbox) {
    SettingProblems problems = new SettingProblems();
    SinkCheck.check(problems, outbox);
    return problems.all();
  }

  private static final class NoSink implements Outbox {
    @Override
    public boolean reaches(String function) {
      return false;
    }

    @Override
    public void send(Message message) {
      throw new IllegalStateException("there is no sink");
    }
  }
}
