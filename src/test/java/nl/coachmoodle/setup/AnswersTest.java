package nl.coachmoodle.setup;

import static org.assertj.core.api.Assertions.assertThat;

import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.SiteCondition;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;

/** Answers that a Moodle gives only in rare states, and other servers give. */
class AnswersTest {

  @Test
  void anAddressWhereNothingIsFoundIsRatherNoMoodles() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().onNext(1, Fault.answer(404, "text/html", "<html>Not found</html>"));
      assertThat(StateTable.told(bench.examine())).isEqualTo("moodle-there | web-server");
    }
  }

  /** Moodle shows the file climaintenance.html, which an administrator may have written. */
  @Test
  void maintenanceIsThoughtOfWhereItsPageDoesNotSayIt() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().onNext(1, Fault.answer(503, "text/html", "<html>Back at noon</html>"));
      assertThat(StateTable.told(bench.examine()))
          .isEqualTo("web-server | site-database | site-upgraded | site-open");
    }
  }

  /** Seen on 5.1: the functions go when manual enrolment is uninstalled. */
  @Test
  void functionsThatMoodleDoesNotKnowAreNamedWithDebuggingOff() {
    try (SetupBench bench = SetupBench.of(MoodleRelease.V5_1)) {
      bench.moodle().set(SiteCondition.DEBUG_OFF);
      Fault unknown =
          Fault.answer(
              200,
              "application/json",
              "{\"exception\":\"dml_missing_record_exception\","
                  + "\"errorcode\":\"invalidrecordunknown\",\"message\":\"Can't find data record\"}");
      bench.moodle().onNext(100, "enrol_manual_enrol_users", unknown);
      bench.moodle().onNext(100, "enrol_manual_unenrol_users", unknown);
      assertThat(StateTable.told(bench.examine()))
          .isEqualTo(
              "function-known enrol_manual_enrol_users;"
                  + " function-known enrol_manual_unenrol_users");
    }
  }
}
