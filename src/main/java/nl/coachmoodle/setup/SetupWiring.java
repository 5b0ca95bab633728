package nl.coachmoodle.setup;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import nl.coachmoodle.coachview.wire.CoachviewSite;
import nl.coachmoodle.moodle.wire.Doorstep;
import nl.coachmoodle.moodle.wire.PlainCalls;

/** Puts the examination together. */
@Singleton
class SetupWiring {

  @Produces
  @Singleton
  SetupExamination examination(
      PlainCalls calls,
      Doorstep doorstep,
      CoachviewSite coachview,
      Instance<WebhookDoor> webhooks,
      Clock clock) {
    Optional<WebhookDoor> door =
        webhooks.isResolvable() ? Optional.of(webhooks.get()) : Optional.empty();
    return new SetupExamination(calls, new Neighbours(doorstep, coachview, door), clock);
  }
}
