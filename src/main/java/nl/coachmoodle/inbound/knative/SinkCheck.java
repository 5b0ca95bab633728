package nl.coachmoodle.inbound.knative;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.outbound.Outbox;

/** Makes the way to the sink at the start: a wrong one would else be found by the first message. */
@Singleton
class SinkCheck {

  void check(@Observes SettingProblems problems, Instance<Outbox> outbox) {
    check(problems, outbox::get);
  }

  static void check(SettingProblems problems, Supplier<Outbox> outbox) {
    try {
      // Any use makes it.
      outbox.get().reaches("syncProfile");
    } catch (IllegalArgumentException wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    }
  }
}
