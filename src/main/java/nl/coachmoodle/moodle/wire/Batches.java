package nl.coachmoodle.moodle.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.Result;

/**
 * Brings a list of any length to Moodle in batches. A batch that Moodle refuses as a whole is split
 * until the bad item stands alone, so that it fails alone.
 *
 * @param <T> an item
 * @param <R> what is told of an item that succeeded
 */
final class Batches<T, R> {
  private static final int FIXED_VARIABLES = 3;

  private final BulkFunction<T, R> function;
  private final Function<Form, Answer> call;
  private final int batchSize;
  private final int formVariables;
  private final Lanes lanes;

  Batches(
      BulkFunction<T, R> function,
      Function<Form, Answer> call,
      int batchSize,
      int formVariables,
      Lanes lanes) {
    this.function = function;
    this.call = call;
    this.batchSize = batchSize;
    this.formVariables = formVariables;
    this.lanes = lanes;
  }

  /** An item with its place in the caller's list. */
  private record Numbered<T>(int place, T item, Form form) {}

  /** The results in the order of the items. */
  List<Result<R>> run(List<T> items) {
    Run run = new Run();
    List<Numbered<T>> sendable = new ArrayList<>();
    for (int place = 0; place < items.size(); place++) {
      T item = items.get(place);
      Form form = function.element(item);
      if (form.isWellFormed()) {
        sendable.add(new Numbered<>(place, item, form));
      } else {
        run.failed(place, item, Failure.of(FailureCode.TEXT_NOT_UTF8));
      }
    }
    sendable.sort(Comparator.comparingLong(numbered -> function.order(numbered.item())));
    lanes.drain(new ConcurrentLinkedQueue<>(slices(sendable)), run::send);
    return List.copyOf(run.results.values());
  }

  private List<List<Numbered<T>>> slices(List<Numbered<T>> items) {
    List<List<Numbered<T>>> slices = new ArrayList<>();
    List<Numbered<T>> slice = new ArrayList<>();
    int variables = FIXED_VARIABLES;
    for (Numbered<T> item : items) {
      int more = item.form().size();
      boolean full = slice.size() == batchSize || variables + more > formVariables;
      if (!slice.isEmpty() && (full || function.goesAlone(item.item()))) {
        slices.add(slice);
        slice = new ArrayList<>();
        variables = FIXED_VARIABLES;
      }
      slice.add(item);
      variables += more;
      if (function.goesAlone(item.item())) {
        slices.add(slice);
        slice = new ArrayList<>();
        variables = FIXED_VARIABLES;
      }
    }
    if (!slice.isEmpty()) {
      slices.add(slice);
    }
    return slices;
  }

  /** One run over one list: its results so far, and the failure that ends it early, if any. */
  private final class Run {
    private final ConcurrentMap<Integer, Result<R>> results = new ConcurrentSkipListMap<>();
    private volatile Optional<Failure> end = Optional.empty();

    void send(List<Numbered<T>> slice) {
      Optional<Failure> ended = end;
      if (ended.isPresent()) {
        failed(slice, ended.get());
        return;
      }
      Form form = new Form(List.of());
      for (int i = 0; i < slice.size(); i++) {
        form = form.then(slice.get(i).form().elementOf(function.listName(), i));
      }
      Answer answer = call.apply(form);
      if (answer instanceof Answer.Ok ok) {
        succeeded(slice, ok);
      } else if (answer instanceof Answer.Refused refused) {
        refused(slice, refused.failure());
      }
    }

    private void succeeded(List<Numbered<T>> slice, Answer.Ok ok) {
      try {
        List<Result<R>> read =
            function.read(ok.result(), slice.stream().map(Numbered::item).toList());
        for (int i = 0; i < slice.size(); i++) {
          Numbered<T> numbered = slice.get(i);
          Result<R> result = read.get(i);
          result
              .failed()
              .ifPresentOrElse(
                  failure -> failed(numbered.place(), numbered.item(), failure),
                  () -> results.put(numbered.place(), result));
        }
      } catch (UnexpectedAnswerException shape) {
        failed(
            slice,
            Failure.of(FailureCode.ANSWER_UNEXPECTED)
                .with("function", function.function().wsName()));
      }
    }

    private void refused(List<Numbered<T>> slice, Failure failure) {
      Blast blast = Blast.of(failure, function.function());
      if (blast == Blast.WHOLE_SITE) {
        end = Optional.of(failure);
        failed(slice, failure);
      } else if (blast == Blast.WHOLE_CALL || slice.size() == 1) {
        failed(slice, failure);
      } else if (blast == Blast.ONE_SUBJECT) {
        splitBySubject(slice, failure);
      } else {
        int middle = slice.size() / 2;
        send(slice.subList(0, middle));
        send(slice.subList(middle, slice.size()));
      }
    }

    /** What is wrong with a course is wrong for everybody in it: no need to ask one by one. */
    private void splitBySubject(List<Numbered<T>> slice, Failure failure) {
      List<Object> subjects =
          slice.stream().map(numbered -> function.subject(numbered.item())).distinct().toList();
      if (subjects.size() == 1) {
        failed(slice, failure);
        return;
      }
      for (Object subject : subjects) {
        send(
            slice.stream()
                .filter(numbered -> function.subject(numbered.item()).equals(subject))
                .toList());
      }
    }

    private void failed(List<Numbered<T>> slice, Failure failure) {
      slice.forEach(numbered -> failed(numbered.place(), numbered.item(), failure));
    }

    private void failed(int place, T item, Failure failure) {
      results.put(place, new Result.Failed<>(function.about(item, failure)));
    }
  }
}
