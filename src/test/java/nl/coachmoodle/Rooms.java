package nl.coachmoodle;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The rooms of the house by their packages, and which classes are its own. */
final class Rooms {
  static final String FAILURE = "nl.coachmoodle.failure";
  static final String MOODLE = "nl.coachmoodle.moodle";
  static final String WIRE = "nl.coachmoodle.moodle.wire";
  static final String ROSTER = "nl.coachmoodle.roster";
  static final String COACHVIEW = "nl.coachmoodle.coachview";
  static final String COACHVIEW_WIRE = "nl.coachmoodle.coachview.wire";
  static final String OUTBOUND = "nl.coachmoodle.outbound..";
  static final String TELEMETRY = "nl.coachmoodle.telemetry..";
  static final String RECONCILE = "nl.coachmoodle.reconcile..";
  static final String CLOUD = "nl.coachmoodle.cloud";
  static final String HTTP = "nl.coachmoodle.http";
  static final String SETUP = "nl.coachmoodle.setup..";
  static final String FUNCTION = "nl.coachmoodle.function";
  static final String INBOUND = "nl.coachmoodle.inbound..";
  static final String ALL = "nl.coachmoodle..";
  static final String NULLNESS = "org.jspecify..";

  private Rooms() {}

  /** ArchUnit's own option knows only the output directory "target". */
  static final class Production implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }
}
