package nl.coachmoodle.outbound;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.http.Clients;

/**
 * Posts messages. Somebody waits for the answer meanwhile, so time-outs are short and there is one
 * repetition, at once, for what a repetition can cure: it may deliver twice, which is harmless.
 */
@Singleton
public class Courier {
  private final Function<Parcel, Response> post;

  /**
   * @param clients made when they are first used: most requests have nothing to deliver, and a
   *     start should be short
   */
  @Inject
  public Courier(Instance<Clients<ParcelRestClient>> clients) {
    this(parcel -> clients.get().at(parcel.address().uri().toString()).post(parcel));
  }

  public Courier(Function<Parcel, Response> post) {
    this.post = post;
  }

  /**
   * Delivers a parcel; it is safe when this returns.
   *
   * @param function that the message is for, or comes from
   * @throws FailedException {@code retry/hand-over-failed} when no 2xx came
   */
  public void deliver(Parcel parcel, String function) {
    Attempt attempt = attempt(parcel);
    if (attempt.mayPass()) {
      attempt = attempt(parcel);
    }
    if (!attempt.isDone()) {
      throw new FailedException(
          Failure.of(FailureCode.HAND_OVER_FAILED)
              .with("function", function)
              .with("reason", attempt.outcome()));
    }
  }

  private Attempt attempt(Parcel parcel) {
    try (Response response = post.apply(parcel)) {
      return new Attempt(response.getStatus(), "");
    } catch (ProcessingException failed) {
      return new Attempt(0, isTimeout(failed) ? "time-out" : "no-connection");
    }
  }

  private static boolean isTimeout(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /**
   * How one attempt ended.
   *
   * @param status of the answer; 0 without one
   * @param broken why there is none
   */
  private record Attempt(int status, String broken) {

    boolean isDone() {
      return status >= 200 && status < 300;
    }

    boolean mayPass() {
      return status == 0 || status == 429 || status >= 500;
    }

    String outcome() {
      return status == 0 ? broken : "status-" + status;
    }
  }
}
