package nl.coachmoodle.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One reference for one call, whoever works on it. */
class CorrelationTest {

  @AfterEach
  void end() {
    Correlation.end();
  }

  @Test
  void theReferenceOfAMessageIsTakenWhereThereIsNoneYet() {
    assertThat(Correlation.begin(Optional.of("from-the-door"))).isEqualTo("from-the-door");
    assertThat(Correlation.begin(Optional.of("from-another-door"))).isEqualTo("from-the-door");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with space in it", "two\nlines-of-log", "a]b[c=d-e-f-g"})
  void anOddReferenceIsReplaced(String odd) {
    assertThat(Correlation.begin(Optional.of(odd))).hasSize(36);
  }

  @Test
  void aHelperWorksUnderTheReferenceAndHasItsOwnAgainAfterwards() throws Exception {
    ExecutorService helper = Executors.newSingleThreadExecutor();
    try {
      helper.submit(() -> Correlation.begin(Optional.of("of-the-helper"))).get();
      Correlation.begin(Optional.of("from-the-door"));
      List<String> seen = new CopyOnWriteArrayList<>();

      helper.submit(Correlation.carriedBy(() -> seen.add(Correlation.begin()))).get();
      helper.submit(() -> seen.add(Correlation.begin())).get();

      assertThat(seen).containsExactly("from-the-door", "of-the-helper");
    } finally {
      helper.shutdownNow();
    }
  }
}
