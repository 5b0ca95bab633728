package nl.coachmoodle.standin.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.coachmoodle.standin.rest.FormField;

/** The received calls, in order of arrival. Safe for parallel calls. */
public final class CallLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<ReceivedCall> calls = new ArrayList<>();
  private int lastNumber;

  /** Remembers a call and numbers it. */
  ReceivedCall add(
      String method, List<FormField> query, List<FormField> form, Optional<String> reference) {
    lock.lock();
    try {
      lastNumber++;
      ReceivedCall call = new ReceivedCall(lastNumber, method, query, form, reference);
      calls.add(call);
      arrived.signalAll();
      return call;
    } finally {
      lock.unlock();
    }
  }

  /** The calls since the last {@link #forget}. */
  public List<ReceivedCall> all() {
    lock.lock();
    try {
      return List.copyOf(calls);
    } finally {
      lock.unlock();
    }
  }

  /** How many calls of a function came since the last {@link #forget}. */
  public int count(String function) {
    return (int) all().stream().filter(call -> call.function().equals(function)).count();
  }

  /** Forgets the calls; numbers go on. */
  public void forget() {
    lock.lock();
    try {
      calls.clear();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until so many calls of a function have come since the last {@link #forget}.
   *
   * @throws IllegalStateException when they do not come in time
   */
  public void await(String function, int count, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (count(function) < count) {
        if (left <= 0) {
          throw new IllegalStateException(
              "Only " + count(function) + " calls of " + function + " within " + atMost);
        }
        left = arrived.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A patient wait, for tests that would fail anyway afterwards. */
  public void await(String function, int count) throws InterruptedException {
    await(function, count, Duration.ofSeconds(10));
  }
}
