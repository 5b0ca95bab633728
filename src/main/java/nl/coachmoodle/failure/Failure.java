package nl.coachmoodle.failure;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that went wrong.
 *
 * @param code what happened
 * @param facts what the sentence names, by placeholder: ids, codes, field names and capabilities
 *     only. Never a person's name or address and never a token, because failures are logged.
 * @param detail Moodle's own technical wording, for an administrator who reads an answer; it can
 *     quote values, so it is never logged
 */
public record Failure(FailureCode code, Map<String, String> facts, Optional<String> detail) {

  private static final List<FailureClass> WEIGHTS =
      List.of(FailureClass.RETRY, FailureClass.BUG, FailureClass.SETUP, FailureClass.DATA);

  public Failure {
    requireNonNull(code, "code");
    facts = Map.copyOf(facts);
    requireNonNull(detail, "detail");
  }

  /** A failure whose sentence names nothing. */
  public static Failure of(FailureCode code) {
    return new Failure(code, Map.of(), Optional.empty());
  }

  /** The same failure with one more fact for its sentence. */
  public Failure with(String placeholder, Object value) {
    Map<String, String> more = new TreeMap<>(facts);
    more.put(placeholder, String.valueOf(value));
    return new Failure(code, more, detail);
  }

  /** The same failure with Moodle's own wording. */
  public Failure withDetail(String wording) {
    return new Failure(code, facts, Optional.of(wording));
  }

  /** The same failure without Moodle's wording. */
  public Failure withoutDetail() {
    return new Failure(code, facts, Optional.empty());
  }

  /** Who must act. */
  public FailureClass failureClass() {
    return code.failureClass();
  }

  /** Whether the same call later can succeed without anybody acting. */
  public boolean isRetry() {
    return failureClass() == FailureClass.RETRY;
  }

  /**
   * The one of several that decides: who can be helped by a repetition comes first, then a defect.
   * Empty when there is none.
   */
  public static Optional<Failure> decisive(Collection<Failure> failures) {
    return WEIGHTS.stream()
        .flatMap(weight -> failures.stream().filter(failure -> failure.failureClass() == weight))
        .findFirst();
  }

  /** What may be logged: the code and the facts, not the detail. */
  @Override
  public String toString() {
    return facts.isEmpty() ? code.code() : code.code() + " " + new TreeMap<>(facts);
  }
}
