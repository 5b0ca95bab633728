package nl.coachmoodle.setup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.coachmoodle.moodle.wire.Doorstep;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** The way to Moodle: its name, the connection, and the certificate. */
final class DoorstepCheck implements Check {
  private static final Duration SOON = Duration.ofDays(21);

  @Override
  public CheckName name() {
    return CheckName.DOORSTEP;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Doorstep.View view = examination.doorstep().look();
    Evidence seen =
        new Evidence("connection to " + examination.subject().site(), view.reached().name());
    return switch (view.reached()) {
      case NAME_UNKNOWN -> examination.block(failed(Kind.SITE_NAME, seen));
      case NOT_CONNECTED -> examination.block(failed(Kind.SITE_CONNECTION, seen));
      case CERTIFICATE_REFUSED -> examination.block(failed(Kind.CERTIFICATE, seen));
      case DOOR ->
          List.of(
              view.certificateEnds()
                  .map(end -> certificate(end, examination.clock().instant(), seen))
                  .orElseGet(() -> Finding.ok(name(), seen)));
    };
  }

  private Finding certificate(Instant end, Instant now, Evidence seen) {
    boolean isSoon = end.isBefore(now.plus(SOON));
    Finding finding =
        isSoon
            ? Finding.warning(name(), List.of(Need.of(Kind.CERTIFICATE)), seen)
            : Finding.ok(name(), seen);
    return finding
        .noting("certificate-ends")
        .with("date", end.atZone(ZoneOffset.UTC).toLocalDate());
  }

  private Finding failed(Kind kind, Evidence seen) {
    return Finding.failed(name(), Need.of(kind), seen);
  }
}
