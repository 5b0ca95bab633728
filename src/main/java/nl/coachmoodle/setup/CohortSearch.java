package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.coachmoodle.moodle.CohortKey;
import nl.coachmoodle.moodle.wire.Reply;

/** Finds out which cohorts there are, without changing any. */
final class CohortSearch {
  /** So many fit into one call, and a cohort that is found by its number is as good as another. */
  private static final int TRIED = 100;

  private final List<CohortKey> asked;
  private final Question question;

  private CohortSearch(List<CohortKey> asked) {
    this.asked = asked;
    this.question = Questions.cohorts(asked);
  }

  /** The search for the configured cohorts, and for any whose number is small. */
  static CohortSearch of(Subject subject) {
    Set<CohortKey> asked = new LinkedHashSet<>(subject.cohorts());
    for (long id = 1; id <= TRIED; id++) {
      asked.add(new CohortKey.Id(id));
    }
    return new CohortSearch(
        asked.stream().limit(Math.max(TRIED, subject.cohorts().size())).toList());
  }

  Question question() {
    return question;
  }

  /** The cohorts that exist. */
  Set<CohortKey> existing(Reply reply) {
    Set<CohortKey> existing = new LinkedHashSet<>();
    List<String> missing = new ArrayList<>();
    reply.warnings().forEach(warning -> missing.add(String.valueOf(warning.get("message"))));
    for (CohortKey cohort : asked) {
      String type = cohort instanceof CohortKey.Idnumber ? "idnumber" : "id";
      if (!missing.contains("cohort " + type + "=" + Questions.name(cohort) + " not exists")) {
        existing.add(cohort);
      }
    }
    // Without a warning for each the answer is not what it is taken for.
    return missing.size() == asked.size() ? existing : Set.of();
  }

  /** One that exists and whose number is known. */
  Optional<Long> anyNumber(Reply reply) {
    return existing(reply).stream()
        .filter(CohortKey.Id.class::isInstance)
        .map(cohort -> ((CohortKey.Id) cohort).id())
        .findFirst();
  }
}
