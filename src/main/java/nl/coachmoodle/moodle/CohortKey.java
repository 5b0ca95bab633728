package nl.coachmoodle.moodle;

/** How a cohort is named when somebody is added to it. */
public sealed interface CohortKey {

  /** By Moodle's numeric id. */
  record Id(long id) implements CohortKey {
    @Override
    public String toString() {
      return Long.toString(id);
    }
  }

  /** By the cohort's own ID number. */
  record Idnumber(String idnumber) implements CohortKey {
    @Override
    public String toString() {
      return idnumber;
    }
  }
}
