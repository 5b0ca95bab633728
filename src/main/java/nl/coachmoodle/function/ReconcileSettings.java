package nl.coachmoodle.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import nl.coachmoodle.reconcile.Scope;
import nl.coachmoodle.roster.Mode;

/** How reconcile runs where a request does not say it. */
@ConfigMapping(prefix = "reconcile")
public interface ReconcileSettings {

  /**
   * How far {@code reconcile} looks back for changes. Longer than between two runs, so that they
   * overlap.
   */
  @WithDefault("26h")
  Duration lookBack();

  /** Whether Moodle is changed, where a request does not say it. */
  @WithDefault("apply")
  Mode mode();

  /** How much of a person's state is brought about, where a request does not say it. */
  @WithDefault("both")
  Scope scope();

  /**
   * After so much time a run begins nothing new and goes on in its next part. With one step in
   * Moodle ({@code moodle.retry.budget}) on top it must stay under the platform's time-out.
   */
  @WithDefault("3m")
  Duration timeBudget();

  /** Limits withdrawals. */
  Brake brake();

  /** Cancellations in course runs that ended longer ago are left alone, unless they are new. */
  @WithDefault("60d")
  Duration endedAfter();

  /** People, look-alikes and orphans that a report tells one by one. */
  @WithDefault("200")
  int reportPeople();

  /** Where reports are written, too; they hold personal data. Nowhere without it. */
  Optional<Path> reportDirectory();

  /** The limits of the brake. */
  interface Brake {
    /** Withdrawals of one run at the most. */
    @WithDefault("50")
    long count();

    /** Withdrawals of one run at the most, as a percentage of all accesses that it read. */
    @WithDefault("20")
    int percentage();

    /** So many withdrawals the percentage does not look at. */
    @WithDefault("5")
    long few();
  }
}
