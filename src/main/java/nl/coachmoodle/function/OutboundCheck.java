package nl.coachmoodle.function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import nl.coachmoodle.outbound.OutboundSettings;

/** Looks at the settings of handing on before the first message. */
@Singleton
class OutboundCheck {
  private final OutboundSettings outbound;

  OutboundCheck(OutboundSettings outbound) {
    this.outbound = outbound;
  }

  void check(@Observes SettingProblems problems) {
    NumberCheck numbers = new NumberCheck(problems);
    numbers.timeOut("outbound.connect-timeout", outbound.connectTimeout());
    numbers.timeOut("outbound.read-timeout", outbound.readTimeout());
  }
}
