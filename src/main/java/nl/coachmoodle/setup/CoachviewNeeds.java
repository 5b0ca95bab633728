package nl.coachmoodle.setup;

import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** What is missing when Coachview cannot be read. */
final class CoachviewNeeds {
  private CoachviewNeeds() {}

  /**
   * What is missing.
   *
   * @param setting that names the list, as it stands; empty for none
   */
  static Need of(Failure failure, String setting) {
    return switch (failure.code()) {
      case COACHVIEW_CLIENT_REFUSED -> Need.of(Kind.COACHVIEW_CLIENT);
      case COACHVIEW_SCOPE_MISSING ->
          new Need(Kind.COACHVIEW_SCOPE, failure.facts().getOrDefault("scope", ""));
      case COACHVIEW_NAME_UNKNOWN -> new Need(Kind.COACHVIEW_NAME, setting);
      case COACHVIEW_ADDRESS_WRONG -> Need.of(Kind.COACHVIEW_ADDRESS);
      case COACHVIEW_NOT_TRUSTED -> Need.of(Kind.COACHVIEW_CERTIFICATE);
      case COACHVIEW_QUOTA_SPENT -> Need.of(Kind.COACHVIEW_QUOTA);
      case COACHVIEW_ANSWER_UNEXPECTED -> new Need(Kind.COACHVIEW_LIST, setting);
      default -> Need.of(Kind.COACHVIEW_CONNECTION);
    };
  }

  /** Of {@code coachview.scopes}. */
  static Need ofScopesAskedFor() {
    return Need.of(Kind.COACHVIEW_SCOPES);
  }
}
