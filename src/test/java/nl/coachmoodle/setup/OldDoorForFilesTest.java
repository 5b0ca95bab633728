package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.coachmoodle.moodle.wire.HttpAnswer;
import nl.coachmoodle.moodle.wire.Transport;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import org.junit.jupiter.api.Test;

/** Moodle 2.9 without debugging, whose door for files refuses in words only. */
class OldDoorForFilesTest {
  private static final HttpAnswer BUSY =
      new HttpAnswer(503, Optional.of("text/html"), Optional.empty(), "busy");

  @Test
  void aSecondKnockWithoutAnAnswerProvesNothing() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V2_9)) {
      bench.moodle().set(SiteCondition.WEB_SERVICES_OFF);
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      Transport uploads = bench.uploads();
      AtomicInteger knocks = new AtomicInteger();
      Transport once = form -> knocks.incrementAndGet() == 1 ? uploads.post(form) : BUSY;

      assertThat(StateTable.told(bench.examineBy(once))).isEqualTo("web-services | rest-protocol");
      assertThat(knocks).hasValue(2);
    }
  }
}
