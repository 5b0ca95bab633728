package nl.coachmoodle.standin.coachview;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of a fresh stand-in at noon, by a caller who has a token for everything. */
abstract class AuthorisedCaller {
  CoachviewStandIn coachview;
  CoachviewCaller rest;

  @BeforeEach
  void start() throws Exception {
    coachview = CoachviewStandIn.start();
    coachview.clock().set(Instant.parse("2026-11-24T11:00:00Z"));
    rest = new CoachviewCaller(coachview);
    rest.authorise("");
  }

  @AfterEach
  void stop() {
    coachview.close();
  }
}
