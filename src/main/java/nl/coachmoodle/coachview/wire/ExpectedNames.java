package nl.coachmoodle.coachview.wire;

import java.util.List;
import java.util.stream.Stream;

/**
 * The properties that are looked for in the rows of a list.
 *
 * @param needed a row without one of these is not understood
 * @param useful without one of these a row is understood, and what it would say stays unknown
 */
record ExpectedNames(Source source, List<Name> needed, List<Name> useful) {

  /** Those of every list, the most important list first. */
  static List<ExpectedNames> ofAllLists(Names names) {
    return List.of(
        new ExpectedNames(
            names.persons(),
            List.of(Names.ID, names.changed(), names.externId(), names.emails().get(0)),
            List.of(
                names.externSource(),
                names.emailKinds().get(0),
                names.inactive(),
                names.deleted())),
        of(
            names.runs(),
            names.changed(),
            names.runCode(),
            names.runStatus(),
            names.runStart(),
            names.runEnd()),
        of(
            names.components(),
            names.changed(),
            names.componentRun(),
            names.componentForm(),
            names.componentCode(),
            names.componentEnvironment()),
        of(
            names.enrolments(),
            names.changed(),
            names.enrolmentPerson(),
            names.enrolmentRun(),
            names.enrolmentStatus()),
        of(
            names.parts(),
            names.changed(),
            names.partEnrolment(),
            names.partComponent(),
            names.partStatus(),
            names.partExempt()),
        of(names.categories(), names.changed(), names.categoryPerson(), names.categoryName()));
  }

  private static ExpectedNames of(Source source, Name... needed) {
    return new ExpectedNames(
        source, Stream.concat(Stream.of(Names.ID), Stream.of(needed)).toList(), List.of());
  }
}
