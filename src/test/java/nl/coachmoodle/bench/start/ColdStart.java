package nl.coachmoodle.bench.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures how long processes take from their start to their first answer, and how much memory they
 * then hold. Started by native.sh. Candidates take turns, so that whatever else the machine does
 * hurts all of them, in an order that changes each round, because who comes after a big process
 * takes longer; and each start runs a fresh copy of its executable, because where a file happens to
 * lie in memory makes a tenth of difference.
 */
public final class ColdStart {
  private ColdStart() {}

  /** Arguments: rounds, the file for the raw data, then the text of each {@link Candidate}. */
  public static void main(String[] arguments) throws Exception {
    // Otherwise each of its answers waits 40 ms for the caller's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int rounds = Integer.parseInt(arguments[0]);
    Path raw = Path.of(arguments[1]);
    List<Candidate> candidates = Arrays.stream(arguments).skip(2).map(Candidate::of).toList();
    Samples samples = new Samples(candidates, raw);
    List<Candidate> order = new ArrayList<>(candidates);
    Random random = new Random(rounds);
    try (OneParticipantMoodle moodle = OneParticipantMoodle.start()) {
      for (int round = 0; round < rounds; round++) {
        Collections.shuffle(order, random);
        for (Candidate candidate : order) {
          Path directory = raw.toAbsolutePath().getParent();
          try (Launch launch = Launch.of(candidate, moodle.port(), directory)) {
            samples.add(candidate, candidate.way().measure(launch));
          }
        }
      }
    }
    samples.print();
  }
}
