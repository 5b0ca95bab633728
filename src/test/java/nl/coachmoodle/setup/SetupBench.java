package nl.coachmoodle.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.coachview.wire.CoachviewSite;
import nl.coachmoodle.coachview.wire.PlainCoachview;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.wire.Doorstep;
import nl.coachmoodle.moodle.wire.JdkTransport;
import nl.coachmoodle.moodle.wire.MoodleAddress;
import nl.coachmoodle.moodle.wire.PlainCalls;
import nl.coachmoodle.moodle.wire.Transport;
import nl.coachmoodle.setup.report.Conclusion;
import nl.coachmoodle.setup.report.MoodleVersion;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;

/** An examination and the Moodle stand-in that it looks at, over real HTTP. */
public final class SetupBench implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MoodleStandIn moodle;

  private SetupBench(MoodleStandIn moodle) {
    this.moodle = moodle;
  }

  /** Starts a Moodle of this release. */
  public static SetupBench of(MoodleRelease release) {
    try {
      return new SetupBench(MoodleStandIn.start(release));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The Moodle that is looked at. */
  public MoodleStandIn moodle() {
    return moodle;
  }

  /** Nothing is configured beyond the Moodle itself. */
  Subject subject() {
    return subject(List.of(), List.of());
  }

  Subject subject(List<Long> courses, List<CohortKey> cohorts) {
    return subject(
        courses, cohorts, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With a probe at the course and the cohort, and with these custom profile fields. */
  Subject probing(long course, long cohort, Set<String> fields) {
    return subject(
        List.of(course),
        List.of(new CohortKey.Id(cohort)),
        fields,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Subject.Probe(Optional.of(course), Optional.of(cohort))));
  }

  /** With somebody to look up by external id, and with these custom profile fields. */
  Subject lookingUp(String participant, Set<String> fields) {
    return subject(
        List.of(), List.of(), fields, Optional.empty(), Optional.of(participant), Optional.empty());
  }

  /** With this version in the settings. */
  Subject configuredFor(MoodleVersion version) {
    return subject(
        List.of(), List.of(), Set.of(), Optional.of(version), Optional.empty(), Optional.empty());
  }

  private Subject subject(
      List<Long> courses,
      List<CohortKey> cohorts,
      Set<String> fields,
      Optional<MoodleVersion> version,
      Optional<String> participant,
      Optional<Subject.Probe> probe) {
    return new Subject(
        moodle.uri().toString(),
        false,
        false,
        List.of(),
        courses,
        cohorts,
        5,
        Optional.empty(),
        Optional.empty(),
        fields,
        version,
        participant,
        probe);
  }

  Conclusion examine() {
    return examine(subject());
  }

  Conclusion examine(Subject subject) {
    return examine(subject, PlainCoachview.absent(), Optional.empty());
  }

  Conclusion examine(Subject subject, CoachviewSite coachview, Optional<WebhookDoor> webhooks) {
    return examination(coachview, webhooks).examine(subject);
  }

  /** The examination of this Moodle and its neighbours. */
  public SetupExamination examination(CoachviewSite coachview, Optional<WebhookDoor> webhooks) {
    return examination(coachview, webhooks, uploads());
  }

  /** Examines by another way to Moodle's door for files. */
  Conclusion examineBy(Transport uploads) {
    return examination(PlainCoachview.absent(), Optional.empty(), uploads).examine(subject());
  }

  /** The usual way to Moodle's door for files. */
  Transport uploads() {
    return new JdkTransport(address().uploads(), PATIENCE);
  }

  private SetupExamination examination(
      CoachviewSite coachview, Optional<WebhookDoor> webhooks, Transport uploads) {
    return new SetupExamination(
        new PlainCalls(
            new JdkTransport(address(), PATIENCE), uploads, RotatingSecret.fixed(moodle.token())),
        new Neighbours(new Doorstep(address(), PATIENCE), coachview, webhooks),
        Clock.systemUTC());
  }

  private MoodleAddress address() {
    return MoodleAddress.of(moodle.uri().toString());
  }

  @Override
  public void close() {
    moodle.close();
  }
}
