package nl.coachmoodle.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import nl.coachmoodle.function.CoachviewSource;
import nl.coachmoodle.function.OperationFailedException;
import nl.coachmoodle.function.Report;
import nl.coachmoodle.outbound.DeadLetter;
import nl.coachmoodle.roster.ProfileRules;
import nl.coachmoodle.standin.MoodleStandIn;
import nl.coachmoodle.standin.site.MoodleRelease;

/**
 * Functions that work a queue off against a Moodle behind the fault proxy: several workers, each
 * with a process of its own that now and then ends and is replaced.
 */
final class Deployment implements AutoCloseable {
  /** As in the template for AWS. */
  static final int MOST_RECEIVES = 20;

  private static final int WORKERS = Integer.getInteger("faults.workers", 4);
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final int MOST_REPLAYS = 100;

  private final MoodleStandIn moodle;
  private final FaultProxy proxy;
  private final FaultPlan plan;
  private final CoachviewSource coachview;
  private final ProfileRules rules;
  private final EventQueue queue;
  private final Ledger ledger = new Ledger();
  private final AtomicLong processes;

  Deployment(
      MoodleRelease release,
      FaultPlan plan,
      CoachviewSource coachview,
      ProfileRules rules,
      EventQueue queue,
      long seed)
      throws IOException {
    this.moodle = MoodleStandIn.start(release);
    moodle.emptySite();
    this.proxy = FaultProxy.before(moodle.uri());
    this.plan = plan;
    this.coachview = coachview;
    this.rules = rules;
    this.queue = queue;
    this.processes = new AtomicLong(seed);
  }

  MoodleStandIn moodle() {
    return moodle;
  }

  Ledger ledger() {
    return ledger;
  }

  void send(Event event) {
    queue.put(event);
  }

  /**
   * Delivers until every event is done or a dead letter, and those are only about data.
   *
   * @param coming events that come in while others are worked on, a few more whenever one is
   *     settled
   */
  void workOff(Iterator<Event> coming) throws InterruptedException, ExecutionException {
    for (int first = 0; first < WORKERS * 2; first++) {
      receive(coming);
    }
    drain(coming);
    for (int replay = 0; replay < MOST_REPLAYS; replay++) {
      List<Event> again = ledger.replayable();
      if (again.isEmpty()) {
        break;
      }
      again.forEach(queue::put);
      drain(coming);
    }
    moodle.forgetCalls();
  }

  private void receive(Iterator<Event> coming) {
    synchronized (coming) {
      if (coming.hasNext()) {
        queue.put(coming.next());
      }
    }
  }

  private void drain(Iterator<Event> coming) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(WORKERS);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        workers.add(pool.submit(() -> work(coming)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } finally {
      pool.shutdownNow();
    }
    proxy.awaitQuiet();
  }

  private Void work(Iterator<Event> coming) throws InterruptedException {
    Letterbox letters = new Letterbox(processes.incrementAndGet());
    FunctionProcess process = newProcess(letters);
    for (Optional<EventQueue.Message> next = queue.take(); next.isPresent(); next = queue.take()) {
      // A visibility time-out is longer than Moodle works on what its caller no longer waits for.
      proxy.awaitQuiet();
      try {
        if (isSettled(next.get(), process, letters)) {
          // First what comes in, so that the queue is not taken for empty.
          receive(coming);
          queue.settled(next.get());
        } else {
          queue.again(next.get());
        }
      } catch (CrashError crash) {
        letters.emptied();
        process = newProcess(letters);
        queue.again(next.get());
      }
    }
    return null;
  }

  private FunctionProcess newProcess(Letterbox letters) {
    ManualClock clock = new ManualClock();
    return new FunctionProcess(
        new FaultyTransport(proxy, plan, clock, PATIENCE), clock, coachview, rules, letters);
  }

  private boolean isSettled(
      EventQueue.Message message, FunctionProcess process, Letterbox letters) {
    Event event = message.event();
    try {
      ledger.delivered(process.call(event).calls());
      List<DeadLetter> sent = letters.emptied();
      if (sent.isEmpty()) {
        ledger.done(event);
      } else {
        ledger.dead(event, letter(event, sent.get(sent.size() - 1)));
      }
    } catch (OperationFailedException failed) {
      letters.emptied();
      ledger.delivered(failed.report().map(Report::calls).orElse(0));
      if (message.receives() < MOST_RECEIVES) {
        return false;
      }
      Report.Problem words = FunctionProcess.inWords(failed.decisive());
      ledger.dead(event, new Ledger.Letter(words.code(), words.message(), words.fix()));
    } catch (RuntimeException defect) {
      ledger.violation(event + " ended in an exception that is none of ours: " + defect);
      ledger.done(event);
    }
    return true;
  }

  private Ledger.Letter letter(Event event, DeadLetter letter) {
    if (!letter.request().equals(event.request())) {
      ledger.violation(event + " became a letter with another request: " + letter.request());
    }
    return new Ledger.Letter(letter.failure().code().code(), letter.message(), letter.fix());
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    moodle.close();
  }
}
