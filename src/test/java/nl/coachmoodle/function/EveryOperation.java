package nl.coachmoodle.function;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.coachmoodle.roster.Access;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Wish;

/** Everything that a request can ask for, in a deployment with the usual settings. */
final class EveryOperation {
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private static final Wishes WISHES =
      new Wishes(
          new AccessCodes(AccessCodes.Kind.COURSE, Map.of(), Map.of(), 5),
          Access.Course.State.SUSPENDED,
          false,
          ZONE);

  static final List<Function<RequestFields, Wish>> ALL =
      List.of(
          WISHES::enrol,
          WISHES::withdraw,
          WISHES::syncProfile,
          WISHES::addToCohort,
          WISHES::removeFromCohort,
          WISHES::suspend);

  private EveryOperation() {}
}
