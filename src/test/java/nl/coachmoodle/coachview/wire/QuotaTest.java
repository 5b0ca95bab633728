package nl.coachmoodle.coachview.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.coachview.Window;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.standin.coachview.api.ApiSettings.ResetFormat;
import nl.coachmoodle.standin.coachview.data.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The requests of a day are shared: scheduled readings leave some for events. */
class QuotaTest extends CoachviewTestBase {

  @Test
  void aScheduledReadingStopsAtTheReserveAndAnEventDoesNot() {
    coachview.settings().quota = 12;
    people(300);
    CoachviewSite site = PlainCoachview.site(coachview, "coachview.quota.reserve", "10");
    CoachviewService scheduled = site.open(Purpose.SCHEDULED);

    assertThat(failureOf(() -> all(scheduled::persons, Window.everything())))
        .hasToString("retry/coachview-quota-reserved {left=10, reset=2026-11-25 12:05}");
    assertThat(coachview.requestCount(Entity.PERSONEN)).isEqualTo(2);
    assertThat(site.open(Purpose.LIVE).persons(List.of("a"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSpentQuotaIsToldWithTheTimeOfItsReset(ResetFormat format) {
    coachview.settings().quota = 1;
    coachview.settings().resetFormat = format;
    CoachviewService reader = live();
    reader.persons(List.of("a"));

    assertThat(failureOf(() -> reader.persons(List.of("a"))).facts())
        .containsEntry("reset", "2026-11-25 12:00")
        .containsEntry("left", "0");
    assertThat(coachview.requestCount(Entity.PERSONEN)).isEqualTo(2);
  }

  @Test
  void withoutTheHeadersASpentQuotaIsStillOne() {
    coachview.settings().quota = 0;
    coachview.settings().tellsQuota = false;

    assertThat(failureOf(() -> live().persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_QUOTA_SPENT);
    assertThat(live().quotaLeft()).isEmpty();
  }

  @Test
  void afterTheResetReadingGoesOn() {
    coachview.settings().quota = 10;
    people(1);
    CoachviewSite site = PlainCoachview.site(coachview, "coachview.quota.reserve", "9");
    site.open(Purpose.LIVE).persons(List.of("a"));
    failureOf(() -> site.open(Purpose.SCHEDULED).persons(Window.everything(), Optional.empty()));

    coachview.clock().advance(Duration.ofHours(24));

    assertThat(site.open(Purpose.SCHEDULED).persons(Window.everything(), Optional.empty()).rows())
        .hasSize(1);
  }

  @Test
  void anExpiredTokenIsReplacedOnce() {
    CoachviewService reader = live();
    reader.persons(List.of("a"));
    coachview.revokeTokens();

    assertThat(reader.persons(List.of("a"))).isEmpty();
    assertThat(coachview.requestCount("")).isEqualTo(2);
  }

  @Test
  void aClientWhoseFreshTokensAreRefusedIsWrong() {
    coachview.settings().tokenLifetime = Duration.ZERO;

    assertThat(failureOf(() -> live().persons(List.of("a"))).code())
        .isEqualTo(FailureCode.COACHVIEW_CLIENT_REFUSED);
    assertThat(coachview.requestCount("")).isEqualTo(2);
  }

  @Test
  void aMissingScopeIsNamed() {
    coachview.settings().takeAway(Entity.OPLEIDINGSVRAGEN);

    assertThat(failureOf(() -> live().enrolmentsOf(List.of("a"))))
        .hasToString("setup/coachview-scope-missing {scope=Opleidingsvragen.Lezen, status=403}");
  }
}
