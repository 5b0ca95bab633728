package nl.coachmoodle.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether Moodle's clock and ours agree: starts and ends of enrolments rest on both. */
final class ClockCheck implements Check {
  private static final Duration MOST = Duration.ofMinutes(2);

  @Override
  public CheckName name() {
    return CheckName.CLOCK;
  }

  @Override
  public boolean isAlwaysMade() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Reply> replies = examination.interview().replies();
    Optional<Instant> theirs =
        replies.isEmpty() ? Optional.empty() : replies.get(replies.size() - 1).time();
    if (theirs.isEmpty()) {
      return List.of(Finding.ok(name()).noting("clock-unknown"));
    }
    Duration apart = Duration.between(theirs.get(), examination.clock().instant()).abs();
    Finding finding =
        apart.compareTo(MOST) > 0
            ? Finding.warning(name(), List.of(Need.of(Kind.CLOCK)))
            : Finding.ok(name());
    return List.of(finding.noting("clock").with("seconds", apart.toSeconds()));
  }
}
