package nl.coachmoodle.function;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.roster.AccessCodes;

/** What Coachview's e-learning codes mean in Moodle. */
@ConfigMapping(prefix = "elearning")
public interface ElearningSettings {

  /** What a code that is a bare number, such as {@code 21}, is the id of. */
  @WithDefault("course")
  AccessCodes.Kind bareNumbers();

  /** Courses and cohorts by code: {@code elearning.codes."VCA-B"=course:21,cohort:7}. */
  Map<String, List<String>> codes();

  /** The same in one setting: {@code VCA-B=course:21,cohort:7;BHV=course:22}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> codeMap();

  /** Numeric ids of cohorts by their ID number; needed for removals from those. */
  Map<String, Long> cohortIds();

  /** The same in one setting: {@code CV-COH-1=7;CV-COH-2=8}. */
  Optional<@WithConverter(PairsConverter.class) Pairs> cohortIdMap();

  /** All targets by code. */
  default Map<String, List<String>> allCodes() {
    Map<String, List<String>> all = new HashMap<>();
    codeMap()
        .ifPresent(
            pairs ->
                pairs
                    .values()
                    .forEach((code, targets) -> all.put(code, List.of(targets.split(",", -1)))));
    all.putAll(codes());
    all.replaceAll((code, targets) -> targets.stream().map(String::strip).toList());
    return all;
  }

  /** All cohort ids by ID number. */
  default Map<String, Long> allCohortIds() {
    Map<String, Long> all = new HashMap<>();
    cohortIdMap()
        .ifPresent(
            pairs ->
                pairs
                    .values()
                    .forEach(
                        (idnumber, id) -> {
                          if (!id.matches("\\d{1,18}")) {
                            throw new IllegalArgumentException(
                                idnumber + "=" + id + " is not a cohort's numeric id");
                          }
                          all.put(idnumber, Long.parseLong(id));
                        }));
    all.putAll(cohortIds());
    return all;
  }

  /**
   * What a withdrawal does to an enrolment: {@code suspend}, or {@code unenrol}, which ends it, and
   * grades can go with it.
   */
  @WithDefault("suspend")
  Wishes.Withdrawal withdrawal();
}
