package nl.coachmoodle.function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import nl.coachmoodle.coachview.wire.CoachviewAddress;
import nl.coachmoodle.coachview.wire.CoachviewSettings;
import nl.coachmoodle.coachview.wire.SettingCheck;
import org.jboss.logging.Logger;

/** Looks at Coachview's settings before the first call. Without any of them nothing is wrong. */
@Singleton
class CoachviewCheck {
  private static final Logger LOG = Logger.getLogger(CoachviewCheck.class);
  private static final int LARGEST_PAGE = 100;

  private final CoachviewSettings coachview;

  CoachviewCheck(CoachviewSettings coachview) {
    this.coachview = coachview;
  }

  void check(@Observes SettingProblems problems) {
    List<String> missing = SettingCheck.missing(coachview);
    if (!missing.isEmpty() && missing.size() < SettingCheck.NEEDED) {
      problems.add(
          String.join(" and ", missing)
              + " missing: coachview.url, coachview.client-id and coachview.client-secret belong"
              + " together; set all of them, or none when nothing is read in Coachview");
    }
    SettingCheck.namesThatCannotBe(coachview.names()).forEach(problems::add);
    checkNumbers(problems);
    if (coachview.url().filter(CoachviewAddress::isUnprotected).isPresent()) {
      LOG.warn(
          "coachview.url is http: the secret and names of people cross the network in the clear");
    }
  }

  private void checkNumbers(SettingProblems problems) {
    int size = coachview.page().size();
    if (size < 2 || size > LARGEST_PAGE) {
      problems.add("coachview.page.size must be from 2 to " + LARGEST_PAGE + ", and is " + size);
    }
    NumberCheck numbers = new NumberCheck(problems);
    numbers.timeOut("coachview.connect-timeout", coachview.connectTimeout());
    numbers.timeOut("coachview.read-timeout", coachview.readTimeout());
    numbers.atLeast(1, "coachview.page.highest-skip", coachview.page().highestSkip());
    numbers.atLeast(0, "coachview.quota.reserve", coachview.quota().reserve());
    CoachviewSettings.Retry retry = coachview.retry();
    numbers.atLeast(0, "coachview.retry.max", retry.max());
    numbers.atLeast(1, "coachview.retry.breaker-failures", retry.breakerFailures());
    numbers.positive("coachview.retry.budget", retry.budget());
    numbers.positive("coachview.retry.scheduled-budget", retry.scheduledBudget());
    numbers.notNegative("coachview.retry.delay", retry.delay());
    numbers.notNegative("coachview.retry.maximum-delay", retry.maximumDelay());
    numbers.notNegative("coachview.retry.breaker-pause", retry.breakerPause());
  }
}
