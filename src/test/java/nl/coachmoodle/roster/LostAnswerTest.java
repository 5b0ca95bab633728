package nl.coachmoodle.roster;

import static nl.coachmoodle.roster.Bench.*;
import static nl.coachmoodle.roster.TestRules.rules;
import static nl.coachmoodle.roster.Wishes.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.roster.ParticipantOutcome.Account;
import nl.coachmoodle.standin.site.MoodleRelease;
import nl.coachmoodle.standin.site.MoodleUser;
import nl.coachmoodle.standin.traffic.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that does not come says nothing about what Moodle did. */
@Timeout(60)
class LostAnswerTest {

  static Stream<Map.Entry<String, Fault>> committed() {
    return Stream.of(
        Map.entry("connection lost", Fault.loseAnswer()),
        Map.entry("answer cut", Fault.truncateAnswer()),
        Map.entry("empty", executedThen(200, "application/json", "")),
        Map.entry("gateway timeout", executedThen(504, "text/html", "<html></html>")),
        Map.entry("not Moodle's", executedThen(200, "application/json", "{\"a\":1}")));
  }

  static Stream<Map.Entry<String, Fault>> notCommitted() {
    return Stream.of(
        Map.entry("connection lost", Fault.dropBeforeExecuting()),
        Map.entry("empty", Fault.answer(200, "application/json", "")),
        Map.entry("bad gateway", Fault.answer(502, "text/html", "<html></html>")),
        Map.entry("server error", Fault.answer(500, "text/html", "")));
  }

  @ParameterizedTest
  @MethodSource("committed")
  void anAccountThatWasMadeAllTheSameIsFound(Map.Entry<String, Fault> fault) {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().onNext(1, CREATE, fault.getValue());

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.account()).hasValue(Account.CREATED);
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
      assertThat(bench.moodle().enrolment(outcome.userId().orElseThrow(), COURSE)).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("notCommitted")
  void anAccountThatIsNotToBeSeenIsLeftToALaterRun(Map.Entry<String, Fault> fault) {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.moodle().onNext(1, CREATE, fault.getValue());

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(outcome.failure().orElseThrow().code()).isEqualTo(FailureCode.OUTCOME_UNKNOWN);
      assertThat(outcome.failure().orElseThrow().isRetry()).isTrue();
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
      assertThat(bench.moodle().callCount(ENROL)).isZero();
      assertThat(bench.apply(enrol(People.person("CV-1"), course(COURSE))).failures()).isEmpty();
    }
  }

  @Test
  void aMoodleThatIsStillAtWorkIsNotAskedTwice() throws Exception {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      CountDownLatch slow = new CountDownLatch(1);
      bench.readTimeout(Duration.ofMillis(300));
      bench.moodle().onNext(1, CREATE, Fault.holdBeforeExecuting(slow));

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1"), course(COURSE)));
      assertThat(outcome.failure().orElseThrow().code()).isEqualTo(FailureCode.OUTCOME_UNKNOWN);
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);

      slow.countDown();
      awaitAccount(bench);
      bench.readTimeout(Duration.ofSeconds(20));
      ParticipantOutcome later = bench.apply(enrol(People.person("CV-1"), course(COURSE)));

      assertThat(later.failures()).isEmpty();
      assertThat(bench.moodle().usersByIdnumber("CV-1")).hasSize(1);
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
    }
  }

  @Test
  void aLostAnswerToASecondNameIsFoundAsWell() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().username(UsernameRule.FIRST_INFIX_LAST))) {
      bench.known(People.person("CV-0"));
      bench.moodle().onNext(1, CREATE, Fault.none());
      bench.moodle().onNext(1, CREATE, Fault.loseAnswer());

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1")));

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.account()).hasValue(Account.CREATED);
    }
  }

  @Test
  void aLostSecondNameThatIsNotToBeSeenIsLeftToALaterRun() {
    try (Bench bench =
        Bench.on(MoodleRelease.V5_1, rules().username(UsernameRule.FIRST_INFIX_LAST))) {
      bench.known(People.person("CV-0"));
      bench.moodle().onNext(1, CREATE, Fault.none());
      bench.moodle().onNext(1, CREATE, Fault.dropBeforeExecuting());

      ParticipantOutcome outcome = bench.apply(enrol(People.person("CV-1")));

      assertThat(outcome.failure().orElseThrow().code()).isEqualTo(FailureCode.OUTCOME_UNKNOWN);
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(2);
    }
  }

  @Test
  void aLostBatchIsFoundPersonByPerson() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      bench.known(People.person("CV-0"));
      bench.moodle().onNext(1, CREATE, Fault.loseAnswer());

      List<ParticipantOutcome> outcomes =
          bench.apply(People.many(10).stream().map(person -> enrol(person)).toList());

      assertThat(outcomes)
          .allMatch(outcome -> outcome.account().filter(Account.CREATED::equals).isPresent());
      assertThat(bench.moodle().callCount(CREATE)).isEqualTo(1);
    }
  }

  @Test
  void anEnrolmentWithALostAnswerIsRepeated() {
    try (Bench bench = Bench.on(MoodleRelease.V5_1, rules())) {
      MoodleUser user = bench.moodle().user(bench.known(People.person("CV-1"))).orElseThrow();
      bench.moodle().onNext(1, ENROL, Fault.loseAnswer());

      assertThat(bench.apply(enrol(People.person("CV-1"), course(COURSE))).failures()).isEmpty();
      assertThat(bench.moodle().callCount(ENROL)).isEqualTo(2);
      assertThat(bench.moodle().enrolment(user.id(), COURSE)).isPresent();
    }
  }

  private static void awaitAccount(Bench bench) {
    while (bench.moodle().usersByIdnumber("CV-1").isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private static Fault executedThen(int status, String contentType, String body) {
    return call -> {
      call.execute();
      Fault.answer(status, contentType, body).serve(call);
    };
  }
}
