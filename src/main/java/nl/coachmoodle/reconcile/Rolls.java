package nl.coachmoodle.reconcile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.MoodleReading;
import nl.coachmoodle.moodle.Roll;
import nl.coachmoodle.roster.Access;

/**
 * Who is in the courses and cohorts that a part of a run deals with, as Moodle showed it before
 * anything was changed. A roll is believed once it has shown somebody who must be in it: a missing
 * right can look like an empty course.
 */
final class Rolls {
  private final MoodleReading moodle;
  private final Map<String, Optional<Roll>> byTarget = new LinkedHashMap<>();
  private final Set<String> believed = new HashSet<>();
  private final Map<String, Set<String>> wanted = new HashMap<>();

  Rolls(MoodleReading moodle) {
    this.moodle = moodle;
  }

  /** Reads the roll of a target, unless that was done. */
  void read(Access access) {
    if (!byTarget.containsKey(access.target())) {
      byTarget.put(access.target(), ask(access));
    }
  }

  private Optional<Roll> ask(Access access) {
    if (access instanceof Access.Course course) {
      return moodle.enrolled(course.courseId(), course.roleId());
    }
    if (access instanceof Access.Cohort cohort) {
      Optional<Long> id =
          cohort.cohort() instanceof CohortKey.Id key ? Optional.of(key.id()) : cohort.numericId();
      return id.flatMap(moodle::members);
    }
    return Optional.empty();
  }

  /** Somebody is wanted in a target. */
  void wants(String target, String externalId, Optional<Long> userId) {
    wanted.computeIfAbsent(target, none -> new HashSet<>()).add(externalId);
    if (roll(target).flatMap(roll -> userId.filter(roll::has)).isPresent()) {
      believed.add(target);
    }
  }

  /** Whether somebody was seen not to be in a target. */
  boolean lacks(String target, Optional<Long> userId) {
    return believed.contains(target)
        && roll(target).filter(roll -> userId.filter(roll::has).isEmpty()).isPresent();
  }

  /** Targets whose rolls are believed. */
  List<String> readable() {
    return byTarget.keySet().stream().filter(believed::contains).toList();
  }

  /** Targets whose rolls are not shown, or have shown nobody who must be in them. */
  List<String> notReadable() {
    return byTarget.keySet().stream().filter(target -> !believed.contains(target)).toList();
  }

  /** A believed roll of those who have access now. */
  Optional<Roll> current(String target) {
    return roll(target).filter(roll -> believed.contains(target) && roll.isActiveOnly());
  }

  /** Whether this run wants somebody in a target. */
  boolean isWanted(String target, String externalId) {
    return wanted.getOrDefault(target, Set.of()).contains(externalId);
  }

  int calls() {
    return moodle.calls();
  }

  private Optional<Roll> roll(String target) {
    return byTarget.getOrDefault(target, Optional.empty());
  }
}
