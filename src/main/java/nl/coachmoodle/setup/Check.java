package nl.coachmoodle.setup;

import java.util.List;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;

/** Looks at one thing. */
interface Check {

  /** What it is called. */
  CheckName name();

  /** Looks, and says what it found: usually one finding, one for each course, or none. */
  List<Finding> look(Examination examination);

  /** Whether it can be made when an earlier one has failed that explains everything after it. */
  default boolean isAlwaysMade() {
    return false;
  }
}
