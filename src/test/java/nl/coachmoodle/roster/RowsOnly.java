package nl.coachmoodle.roster;

import java.util.Collection;
import java.util.List;
import nl.coachmoodle.moodle.Acknowledged;
import nl.coachmoodle.moodle.CohortAddition;
import nl.coachmoodle.moodle.CohortRemoval;
import nl.coachmoodle.moodle.Enrolment;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.Membership;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;
import nl.coachmoodle.moodle.Unenrolment;
import nl.coachmoodle.moodle.UpdateAnswer;
import nl.coachmoodle.moodle.UserUpdate;

/** A Moodle that shows these rows to whoever looks, and does nothing. */
class RowsOnly implements MoodleService {
  private final List<MoodleUser> rows;

  RowsOnly(MoodleUser... rows) {
    this.rows = List.of(rows);
  }

  @Override
  public List<MoodleUser> find(LookupField field, Collection<String> values) {
    return rows;
  }

  @Override
  public List<Result<Long>> create(List<NewUser> users) {
    throw new AssertionError("nobody is to be made");
  }

  @Override
  public List<Result<UpdateAnswer>> update(List<UserUpdate> updates) {
    throw new AssertionError("nobody is to be changed");
  }

  @Override
  public List<Result<Membership>> addToCohorts(List<CohortAddition> additions) {
    throw new AssertionError("nobody is to be added");
  }

  @Override
  public List<Result<Acknowledged>> removeFromCohorts(List<CohortRemoval> removals) {
    throw new AssertionError("nobody is to be removed");
  }

  @Override
  public List<Result<Acknowledged>> enrol(List<Enrolment> enrolments) {
    throw new AssertionError("nobody is to be enrolled");
  }

  @Override
  public List<Result<Acknowledged>> unenrol(List<Unenrolment> unenrolments) {
    throw new AssertionError("nobody is to be unenrolled");
  }

  @Override
  public int calls() {
    return 0;
  }
}
