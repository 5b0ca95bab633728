package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nl.coachmoodle.harness.CountedTelemetry;
import nl.coachmoodle.harness.LogRecorder;
import org.junit.jupiter.api.Test;

/** Settings that change while the process runs. */
class RotatingSourceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Store store = new Store();
  private Instant now = Instant.EPOCH;
  private final RotatingSource source = new RotatingSource(store, 271, MINUTE, () -> now);
  private final CountedTelemetry telemetry = new CountedTelemetry();

  @Test
  void aValueIsReadAgainWhenItsTimeIsOver() {
    store.token = "second";

    assertThat(source.getValue("moodle.token")).isEqualTo("first");
    now = now.plus(MINUTE).minusMillis(1);
    assertThat(source.getValue("moodle.token")).isEqualTo("first");
    now = now.plusMillis(1);
    assertThat(source.getValue("moodle.token")).isEqualTo("second");
    assertThat(store.readings).isEqualTo(2);
  }

  @Test
  void whileTheStoreIsAwayTheLastGoodValueIsUsedAndItIsAskedAgainSoon() {
    source.tell(telemetry);
    store.away = true;
    now = now.plus(MINUTE);

    assertThat(source.getValue("moodle.token")).isEqualTo("first");
    assertThat(source.getPropertyNames()).containsExactly("moodle.token");
    assertThat(store.readings).as("not asked for each call").isEqualTo(2);
    store.away = false;
    store.token = "second";
    now = now.plusSeconds(10);
    assertThat(source.getValue("moodle.token")).isEqualTo("second");
    assertThat(telemetry.told())
        .containsExactly("secret_read {outcome=away}", "secret_read {outcome=read}");
  }

  @Test
  void aValueThatWasRefusedIsReadAtOnceButNotForEachRefusal() {
    store.token = "second";
    now = now.plusSeconds(1);
    source.renew();
    assertThat(source.getValue("moodle.token")).isEqualTo("first");

    now = now.plusSeconds(1);
    source.renew();
    source.renew();

    assertThat(source.getValue("moodle.token")).isEqualTo("second");
    assertThat(store.readings).isEqualTo(2);
  }

  @Test
  void theFirstReadingMustSucceed() {
    store.away = true;

    assertThatThrownBy(() -> new RotatingSource(store, 271, MINUTE, () -> now))
        .isInstanceOf(StoreAwayException.class);
  }

  @Test
  void theLogTellsThatSomethingChangedAndNotWhat() {
    try (LogRecorder log = LogRecorder.open()) {
      store.token = "second";
      now = now.plus(MINUTE);
      source.getValue("moodle.token");
      store.away = true;
      now = now.plus(MINUTE);
      source.getValue("moodle.token");

      assertThat(log.lines())
          .anyMatch(line -> line.contains("settings changed source=\"the store\""))
          .anyMatch(line -> line.contains("the last good ones are used"))
          .noneMatch(line -> line.contains("first") || line.contains("second"));
    }
  }

  private static final class Store implements SettingsStore {
    private String token = "first";
    private boolean away;
    private int readings;

    @Override
    public String name() {
      return "the store";
    }

    @Override
    public Map<String, String> read() {
      readings++;
      if (away) {
        throw new StoreAwayException("it is away");
      }
      return Map.of("moodle.token", token);
    }
  }
}
