package nl.coachmoodle.setup;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import nl.coachmoodle.moodle.wire.Doorstep;
import nl.coachmoodle.moodle.wire.PlainCalls;

/** Puts the examination together. */
@Singleton
class SetupWiring {

  @Produces
  @Singleton
  SetupExamination examination(PlainCalls calls, Doorstep doorstep, Clock clock) {
    return new SetupExamination(calls, doorstep, clock);
  }
}
