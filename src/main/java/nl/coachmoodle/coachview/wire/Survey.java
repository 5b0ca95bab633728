package nl.coachmoodle.coachview.wire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.coachmoodle.failure.Failure;

/**
 * What one look at Coachview showed: a new token, and a small reading of each list. Where nobody
 * could be helped by asking on, the lists after the failing one were not asked.
 *
 * @param token why no token was given; empty when one was
 * @param samples the lists in the order in which they were asked
 * @param quotaLeft requests that Coachview says are left of the day; empty when it does not say
 * @param reserve requests of the day that scheduled readings leave for events
 */
public record Survey(
    Optional<Failure> token, List<Sample> samples, OptionalInt quotaLeft, int reserve) {

  public Survey {
    samples = List.copyOf(samples);
  }

  /**
   * A look at one list. Holds names of properties, and no values.
   *
   * @param entity the last part of its address, such as {@code Personen}
   * @param setting how it is named in the settings
   * @param failure why it could not be read
   * @param rows how many came, at most two
   * @param came names of the properties that came
   * @param missing settings whose name did not come and without which rows cannot be understood
   * @param unused settings whose name did not come and that are then as good as absent
   */
  public record Sample(
      String entity,
      String setting,
      Optional<Failure> failure,
      int rows,
      List<String> came,
      List<String> missing,
      List<String> unused) {

    public Sample {
      came = List.copyOf(came);
      missing = List.copyOf(missing);
      unused = List.copyOf(unused);
    }
  }
}
