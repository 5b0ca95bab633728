package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What is settled before Quarkus begins. */
class MainTest {
  private static final String NAME = "jboss.host.name";
  private static final Map<String, String> LAMBDA =
      Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001");

  private final Properties system = new Properties();

  @Test
  void aMachineOfLambdaIsNotLookedUp() {
    Main.nameHost(LAMBDA, system);

    assertThat(system).containsEntry(NAME, "lambda");
  }

  @Test
  void aNameThatWasGivenIsKept() {
    system.setProperty(NAME, "given");

    Main.nameHost(LAMBDA, system);

    assertThat(system).containsEntry(NAME, "given");
  }

  @Test
  void elsewhereTheMachineKeepsItsOwnName() {
    Main.nameHost(Map.of("K_SERVICE", "enrol-participant"), system);

    assertThat(system).isEmpty();
  }
}
