package nl.coachmoodle.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.CohortKey;

/**
 * Reads Coachview's e-learning codes. A code names a course or cohort of Moodle directly ({@code
 * 21}, {@code course:21}, {@code cohort:7}, {@code cohort:idnumber=X}) or is an alias of several of
 * them. Coachview's own connector takes a bare number; how it tells courses from cohorts is not
 * public, so that is a setting.
 */
public final class AccessCodes {
  private static final Pattern TARGET =
      Pattern.compile("(?i)(course|cohort):(?:(\\d{1,18})|(?-i:idnumber)=(.+))");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Kind bareNumbers;
  private final Map<String, List<String>> aliases;
  private final Map<String, Long> cohortIds;
  private final long studentRoleId;

  /** What a bare number is the id of. */
  public enum Kind {
    COURSE,
    COHORT
  }

  /**
   * How much of an enrolment is known.
   *
   * @param roleId empty for Student
   */
  public record Terms(Optional<Long> roleId, Optional<Instant> start, Optional<Instant> end) {

    /** Student, without dates. */
    public static Terms none() {
      return new Terms(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * @param aliases targets by code
   * @param cohortIds numeric ids of cohorts by their ID number, for withdrawals
   * @throws IllegalArgumentException when an alias has a target that cannot be read
   */
  public AccessCodes(
      Kind bareNumbers,
      Map<String, List<String>> aliases,
      Map<String, Long> cohortIds,
      long studentRoleId) {
    this.bareNumbers = bareNumbers;
    this.aliases = Map.copyOf(aliases);
    this.cohortIds = Map.copyOf(cohortIds);
    this.studentRoleId = studentRoleId;
    aliases.forEach(
        (code, targets) ->
            targets.forEach(
                target -> {
                  if (!isTarget(target)) {
                    throw new IllegalArgumentException(
                        "e-learning code "
                            + code
                            + ": \""
                            + target
                            + "\" is neither course:21 nor"
                            + " cohort:7 nor cohort:idnumber=X");
                  }
                }));
  }

  /** The rights to grant for a code; one that cannot be read is among them as such. */
  public List<Access> grant(String code, Terms terms) {
    return read(code, terms, Access.Course.State.ACTIVE, true);
  }

  /** The rights to take away for a code. */
  public List<Access> withdraw(String code, Terms terms, Access.Course.State how) {
    return read(code, terms, how, false);
  }

  /** Cohorts that participants can be added to, but not removed from, for want of a numeric id. */
  public List<String> cohortsWithoutId() {
    List<String> missing = new ArrayList<>();
    aliases
        .values()
        .forEach(
            targets ->
                targets.forEach(
                    target -> {
                      Matcher matcher = TARGET.matcher(target);
                      if (matcher.matches()
                          && matcher.group(3) != null
                          && !cohortIds.containsKey(matcher.group(3))) {
                        missing.add(matcher.group(3));
                      }
                    }));
    return missing.stream().distinct().sorted().toList();
  }

  private List<Access> read(
      String code, Terms terms, Access.Course.State courseState, boolean member) {
    String trimmed = code.strip();
    List<String> targets =
        Optional.ofNullable(aliases.get(trimmed)).orElseGet(() -> List.of(trimmed));
    return targets.stream().map(target -> access(target, terms, courseState, member)).toList();
  }

  private Access access(
      String target, Terms terms, Access.Course.State courseState, boolean member) {
    boolean isBare = NUMBER.matcher(target).matches();
    Matcher matcher = TARGET.matcher(isBare ? bareNumbers.name() + ":" + target : target);
    if (!matcher.matches() || !isTarget(target)) {
      String shown = printable(target);
      return new Access.Unreadable(
          shown, Failure.of(FailureCode.ELEARNING_CODE_UNKNOWN).with("code", shown));
    }
    if (matcher.group(3) != null) {
      String idnumber = matcher.group(3);
      return new Access.Cohort(
          new CohortKey.Idnumber(idnumber), Optional.ofNullable(cohortIds.get(idnumber)), member);
    }
    long id = Long.parseLong(matcher.group(2));
    return matcher.group(1).equalsIgnoreCase("course")
        ? new Access.Course(
            id, terms.roleId().orElse(studentRoleId), terms.start(), terms.end(), courseState)
        : new Access.Cohort(new CohortKey.Id(id), Optional.of(id), member);
  }

  private static boolean isTarget(String text) {
    Matcher matcher = TARGET.matcher(text);
    boolean isCourseByName =
        matcher.matches()
            && matcher.group(1).equalsIgnoreCase("course")
            && matcher.group(3) != null;
    return NUMBER.matcher(text).matches() || (matcher.matches() && !isCourseByName);
  }

  private static String printable(String code) {
    String clean = Spelling.clean(code);
    return clean.substring(0, Math.min(clean.length(), 60));
  }
}
