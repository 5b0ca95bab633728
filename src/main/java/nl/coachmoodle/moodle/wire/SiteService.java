package nl.coachmoodle.moodle.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
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

/** The seven functions over HTTP, for one operation. */
final class SiteService implements MoodleService {
  /** Token, function, format, and the field that is searched. */
  private static final int LOOKUP_FIXED_VARIABLES = 4;

  private final PatientCaller caller;
  private final Limits limits;
  private final TimeBudget budget;
  private final Lanes lanes;
  private final AtomicInteger calls = new AtomicInteger();

  SiteService(PatientCaller caller, Limits limits, TimeBudget budget, Lanes lanes) {
    this.caller = caller;
    this.limits = limits;
    this.budget = budget;
    this.lanes = lanes;
  }

  @Override
  public List<MoodleUser> find(LookupField field, Collection<String> values) {
    List<String> distinct = values.stream().distinct().sorted().toList();
    Queue<List<String>> parts = new ConcurrentLinkedQueue<>();
    for (int from = 0; from < distinct.size(); from += lookupsPerCall()) {
      parts.add(distinct.subList(from, Math.min(distinct.size(), from + lookupsPerCall())));
    }
    Queue<MoodleUser> found = new ConcurrentLinkedQueue<>();
    lanes.drain(parts, part -> found.addAll(findSome(field, part)));
    return found.stream().sorted(Comparator.comparingLong(MoodleUser::id)).toList();
  }

  /** A value that PHP drops is a person who seems not to be there. */
  private int lookupsPerCall() {
    return Math.max(1, Math.min(limits.lookups(), limits.formVariables() - LOOKUP_FIXED_VARIABLES));
  }

  private List<MoodleUser> findSome(LookupField field, List<String> values) {
    Form form = Form.of("field", field.parameter());
    for (int i = 0; i < values.size(); i++) {
      form = form.then(Form.of("values[" + i + "]", values.get(i)));
    }
    if (!form.isWellFormed()) {
      throw new FailedException(FailureCode.TEXT_NOT_UTF8);
    }
    Answer answer = call(WsFunction.CORE_USER_GET_USERS_BY_FIELD, form);
    if (answer instanceof Answer.Ok ok) {
      try {
        return UserRows.read(ok.result());
      } catch (UnexpectedAnswerException shape) {
        throw new FailedException(Failure.of(FailureCode.ANSWER_UNEXPECTED), shape);
      }
    }
    throw new FailedException(((Answer.Refused) answer).failure());
  }

  @Override
  public List<Result<Long>> create(List<NewUser> users) {
    return run(new CreateUsers(), limits.creations(), users);
  }

  @Override
  public List<Result<UpdateAnswer>> update(List<UserUpdate> updates) {
    return run(new UpdateUsers(), limits.updates(), updates);
  }

  @Override
  public List<Result<Membership>> addToCohorts(List<CohortAddition> additions) {
    return explained(run(new AddCohortMembers(), limits.memberships(), additions));
  }

  @Override
  public List<Result<Acknowledged>> removeFromCohorts(List<CohortRemoval> removals) {
    return explained(run(new DeleteCohortMembers(), limits.memberships(), removals));
  }

  @Override
  public List<Result<Acknowledged>> enrol(List<Enrolment> enrolments) {
    return run(new EnrolUsers(), limits.enrolments(), enrolments);
  }

  @Override
  public List<Result<Acknowledged>> unenrol(List<Unenrolment> unenrolments) {
    return run(new UnenrolUsers(), limits.enrolments(), unenrolments);
  }

  @Override
  public int calls() {
    return calls.get();
  }

  private <T, R> List<Result<R>> run(BulkFunction<T, R> function, int batchSize, List<T> items) {
    return new Batches<>(
            function,
            form -> call(function.function(), form),
            batchSize,
            limits.formVariables(),
            lanes)
        .run(items);
  }

  private Answer call(WsFunction function, Form arguments) {
    return caller.call(function, arguments, budget, calls);
  }

  /**
   * The cohort functions answer {@code Error} to whatever fails in their context check and lose the
   * cause, such as a policy that the service account has not accepted. Any other function tells it.
   */
  private <R> List<Result<R>> explained(List<Result<R>> results) {
    boolean unexplained =
        results.stream()
            .flatMap(result -> result.failed().stream())
            .anyMatch(failure -> failure.code() == FailureCode.UNEXPLAINED_COHORT_ERROR);
    if (!unexplained) {
      return results;
    }
    Form guest = Form.of("field", "id", "values[0]", "1");
    Answer answer = call(WsFunction.CORE_USER_GET_USERS_BY_FIELD, guest);
    if (answer instanceof Answer.Refused cause) {
      return results.stream()
          .map(
              result ->
                  result
                      .failed()
                      .filter(f -> f.code() == FailureCode.UNEXPLAINED_COHORT_ERROR)
                      .<Result<R>>map(f -> new Result.Failed<>(cause.failure()))
                      .orElse(result))
          .toList();
    }
    return results;
  }
}
