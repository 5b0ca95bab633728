package nl.coachmoodle.standin.traffic;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import nl.coachmoodle.standin.rest.Answer;

/** What happens to a call instead of execute and answer. */
@FunctionalInterface
public interface Fault {

  /** Deals with the call. */
  void serve(Call call) throws IOException, InterruptedException;

  /** A call that waits to be dealt with. */
  interface Call {
    /** Executes it on the site; the answer is not sent. */
    Answer execute();

    /** Sends an answer. */
    void send(Answer answer) throws IOException;

    /** Closes the connection without an answer. */
    void drop();
  }

  /** No fault: execute and answer. */
  static Fault none() {
    return call -> call.send(call.execute());
  }

  /** Answers this instead of executing. */
  static Fault answer(int status, String contentType, String body) {
    return call -> call.send(Answer.of(status, contentType, body));
  }

  /** Executes, then drops the connection: everything is saved, the caller does not know. */
  static Fault loseAnswer() {
    return call -> {
      call.execute();
      call.drop();
    };
  }

  /** Drops the connection without executing. */
  static Fault dropBeforeExecuting() {
    return Call::drop;
  }

  /** Executes only after the latch has opened. */
  static Fault holdBeforeExecuting(CountDownLatch latch) {
    return call -> {
      latch.await();
      call.send(call.execute());
    };
  }

  /** Executes at once and answers only after the latch has opened. */
  static Fault holdAnswer(CountDownLatch latch) {
    return call -> {
      Answer answer = call.execute();
      latch.await();
      call.send(answer);
    };
  }

  /** The same, and tells when it was executed: what a test can see is then in the database. */
  static Fault holdAnswer(CountDownLatch executed, CountDownLatch latch) {
    return call -> {
      Answer answer = call.execute();
      executed.countDown();
      latch.await();
      call.send(answer);
    };
  }

  /** Executes and sends the first half of the answer as if it were all. */
  static Fault truncateAnswer() {
    return call -> call.send(call.execute().truncated());
  }
}
