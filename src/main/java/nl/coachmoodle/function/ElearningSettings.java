package nl.coachmoodle.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import nl.coachmoodle.roster.AccessCodes;

/** What Coachview's e-learning codes mean in Moodle. */
@ConfigMapping(prefix = "elearning")
public interface ElearningSettings {

  /** What a code that is a bare number is the id of. */
  @WithDefault("course")
  AccessCodes.Kind bareNumbers();

  /** Targets by code, such as {@code elearning.codes."VCA-B"=course:21,cohort:7}. */
  Map<String, List<String>> codes();

  /** Numeric ids of cohorts by their ID number; without one nobody can be removed from it. */
  Map<String, Long> cohortIds();

  /** What a withdrawal does to an enrolment. */
  @WithDefault("suspend")
  Wishes.Withdrawal withdrawal();
}
