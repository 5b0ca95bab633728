package nl.coachmoodle.faults;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import nl.coachmoodle.function.CoachviewSource;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.roster.UsernameRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Three of ten requests to Moodle meet a fault, processes end, places for dead letters refuse: in
 * the end everybody is as wanted, nobody is there twice, and every event is done or a dead letter
 * with its sentence.
 *
 * <p>{@code -Dfaults.events=N} sets how many events there are altogether, {@code -Dfaults.seed=S}
 * repeats a run.
 */
@Timeout(600)
class FaultsTest {
  private static final int PERCENTAGE = 30;
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  /** Small enough for every build. */
  private static final int FEW = 600;

  private static final long USUAL_SEED = 20_261_128;
  private static final int WAVE = 200;

  /**
   * Requests of one delivery at the most: fifteen different ones (look-ups, proofs, two names, an
   * update, rights by kind and course), each three times, and once more after a conflict.
   */
  private static final int MOST_CALLS = 15 * (FunctionProcess.PATIENCE.retries() + 1) * 2;

  private final Logger functions = Logger.getLogger("nl.coachmoodle");
  private Optional<Level> level = Optional.empty();
  private final int events = Integer.getInteger("faults.events", FEW);
  private final long seed =
      Optional.ofNullable(Long.getLong("faults.seed"))
          .orElseGet(() -> events > FEW ? new Random().nextLong() : USUAL_SEED);

  @BeforeEach
  void thousandsOfFailuresAreNotLogged() {
    level = Optional.ofNullable(functions.getLevel());
    functions.setLevel(Level.OFF);
  }

  @AfterEach
  void logAgain() {
    functions.setLevel(level.orElse(null));
  }

  @Test
  void byIdInOrderWhileCoachviewChanges() throws Exception {
    CoachviewStory story = new CoachviewStory(new SplittableRandom(seed), persons());
    try (FaultRun run =
        run("by id, in order", ALL, story.source(), UsernameRule.EXTERNAL_ID, true)) {
      run.deliverWhileItHappens(story::next, part());
      run.check(MOST_CALLS);
      run.checkLetters(CoachviewStory::isExpected);
      run.compare(story.wanted(), story::has);
    }
  }

  @Test
  void byIdInAnyOrderTwiceAndAtTheSameTime() throws Exception {
    CoachviewStory story = new CoachviewStory(new SplittableRandom(seed + 1), persons());
    try (FaultRun run =
        run("by id, any order", ALL, story.source(), UsernameRule.FIRST_INFIX_LAST, false)) {
      while (run.sent() < part()) {
        run.deliverWhatHasHappened(story::next, Math.min(WAVE, part() - run.sent()));
        run.check(MOST_CALLS);
        run.checkLetters(CoachviewStory::isExpected);
        run.compare(story.wanted(), story::has);
      }
    }
  }

  /** Dead letters come late, when whole requests have lost their order: here nothing makes one. */
  @Test
  void wholeRequestsInOrder() throws Exception {
    RequestStory story = new RequestStory(new SplittableRandom(seed + 2), persons());
    CoachviewSource nobody =
        purpose -> {
          throw new IllegalStateException("nobody asks Coachview");
        };
    Set<FaultKind> passing = EnumSet.complementOf(EnumSet.copyOf(FaultKind.FOR_AN_ADMINISTRATOR));
    try (FaultRun run =
        run("requests, in order", passing, nobody, UsernameRule.FIRST_INFIX_LAST, true)) {
      run.deliverWhileItHappens(() -> List.of(story.next()), part());
      run.check(MOST_CALLS);
      run.compare(RequestStory.after(run.ends()), RequestStory::has);
    }
  }

  private int part() {
    return (events + 2) / 3;
  }

  private int persons() {
    return Math.max(20, events / 24);
  }

  private FaultRun run(
      String name,
      Set<FaultKind> kinds,
      CoachviewSource coachview,
      UsernameRule usernames,
      boolean isOrdered)
      throws IOException {
    FaultPlan plan = new FaultPlan(seed, PERCENTAGE, kinds);
    return new FaultRun(name, seed, plan, coachview, rules(usernames), isOrdered);
  }

  private static ProfileRules rules(UsernameRule usernames) {
    ProfileRules usual = ProfileRules.defaults();
    return new ProfileRules(
        usernames,
        usual.infix(),
        usual.firstNameFiller(),
        usual.email(),
        usual.placeholderDomain(),
        usual.language(),
        usual.signIn(),
        usual.fields(),
        usual.policies(),
        usual.otherwise(),
        usual.adopt(),
        usual.refreshOnEnrol());
  }
}
