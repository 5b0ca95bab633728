package nl.coachmoodle.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.MoodleVersion;
import nl.coachmoodle.setup.report.VersionRange;

/**
 * Tells Moodle's version: it says it itself where {@code core_webservice_get_site_info} is in the
 * service; else the shape of its answers narrows it down; else the setting counts. What changed in
 * which version was measured on 2.9, 3.9, 4.5 and 5.1 and read in the releases between them. That
 * user names are shown tells nothing: 2.9 does since its correction 2.9.3.
 */
final class VersionClues {
  private VersionClues() {}

  /**
   * The version as far as it is known.
   *
   * @param clues what only who asked can tell from an answer
   */
  static VersionRange of(
      Optional<MoodleVersion> setting,
      List<Reply> replies,
      List<UnaryOperator<VersionRange>> clues) {
    Optional<MoodleVersion> told =
        replies.stream().flatMap(reply -> told(reply).stream()).findFirst();
    if (told.isPresent()) {
      return VersionRange.exactly(told.get());
    }
    VersionRange range = VersionRange.any();
    for (Reply reply : replies) {
      range = narrowed(range, reply);
    }
    for (UnaryOperator<VersionRange> clue : clues) {
      range = clue.apply(range);
    }
    VersionRange seen = range;
    return setting.filter(seen::allows).map(VersionRange::exactly).orElse(seen);
  }

  /** Moodle's own word. */
  static Optional<MoodleVersion> told(Reply reply) {
    return reply.result().orElse("") instanceof Map<?, ?> info
            && info.get("release") instanceof String release
        ? MoodleVersion.of(release)
        : Optional.empty();
  }

  private static VersionRange narrowed(VersionRange range, Reply reply) {
    VersionRange known = reply.namespaced() ? range.since(4, 5) : range;
    if (reply.errorcode().isPresent()) {
      return byError(known, reply);
    }
    return byResult(known, reply);
  }

  private static VersionRange byError(VersionRange range, Reply reply) {
    if (reply.is("invalidrecordunknown")) {
      return range.since(5, 0);
    }
    if (reply.is("invalidparameter") && !reply.namespaced()) {
      return range.until(4, 4);
    }
    return reply.errorcode().filter(code -> code.startsWith("wsaccessusers")).isPresent()
        ? range.since(4, 0)
        : range;
  }

  private static VersionRange byResult(VersionRange range, Reply reply) {
    if (reply.warnings().stream()
        .anyMatch(warning -> "invaliduserid".equals(warning.get("warningcode")))) {
      return range.since(4, 0);
    }
    VersionRange known = range;
    for (Map<?, ?> row : reply.rows()) {
      if (row.containsKey("firstname")) {
        known = known.since(4, 4);
      }
      if (row.containsKey("suspended")) {
        known = known.since(3, 2);
      }
    }
    return known;
  }
}
