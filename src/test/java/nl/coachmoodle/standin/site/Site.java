package nl.coachmoodle.standin.site;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The database of the site. Reading needs no lock; writing is serialised, and a transaction that
 * throws leaves nothing behind except the ids it used up, as in a real database.
 */
public final class Site {
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong lastUserId = new AtomicLong();
  private final AtomicLong lastCourseId = new AtomicLong();
  private final AtomicLong lastCohortId = new AtomicLong();
  private volatile SiteData data = new SiteData();

  /** The committed tables, for reading only. */
  public SiteData data() {
    return data;
  }

  /** Runs a transaction on a copy of the tables and commits it unless it throws. */
  public <T> T write(Function<SiteData, T> work) {
    writing.lock();
    try {
      SiteData copy = data.copy();
      T result = work.apply(copy);
      data = copy;
      return result;
    } finally {
      writing.unlock();
    }
  }

  /** Runs a transaction without a result. */
  public void change(Consumer<SiteData> work) {
    write(
        tables -> {
          work.accept(tables);
          return true;
        });
  }

  /** Empties the site and starts its ids again. */
  public void clear() {
    writing.lock();
    try {
      data = new SiteData();
      lastUserId.set(0);
      lastCourseId.set(0);
      lastCohortId.set(0);
    } finally {
      writing.unlock();
    }
  }

  /** Stores a user; one without an id gets the next. */
  public MoodleUser add(MoodleUser user) {
    return write(tables -> insert(tables, user));
  }

  /** Stores a user within a transaction; one without an id gets the next. */
  public MoodleUser insert(SiteData tables, MoodleUser user) {
    MoodleUser stored = user.withId(next(lastUserId, user.id()));
    tables.users().put(stored.id(), stored);
    return stored;
  }

  /** Stores a course; one without an id gets the next. */
  public MoodleCourse add(MoodleCourse course) {
    MoodleCourse stored = course.withId(next(lastCourseId, course.id()));
    change(tables -> tables.courses().put(stored.id(), stored));
    return stored;
  }

  /** Stores a cohort; one without an id gets the next. */
  public MoodleCohort add(MoodleCohort cohort) {
    MoodleCohort stored = cohort.withId(next(lastCohortId, cohort.id()));
    change(tables -> tables.cohorts().put(stored.id(), stored));
    return stored;
  }

  /** Deletes a user as Moodle does: the row stays, enrolments and memberships go. */
  public void deleteUser(long userId, long secondsSinceEpoch) {
    change(
        tables -> {
          tables.users().computeIfPresent(userId, (id, user) -> user.asDeleted(secondsSinceEpoch));
          tables.enrolments().values().removeIf(enrolment -> enrolment.userId() == userId);
          tables.members().removeIf(member -> member.userId() == userId);
          tables.roles().removeIf(role -> role.userId() == userId);
        });
  }

  private static long next(AtomicLong last, long wanted) {
    if (wanted == 0) {
      return last.incrementAndGet();
    }
    last.accumulateAndGet(wanted, Math::max);
    return wanted;
  }
}
