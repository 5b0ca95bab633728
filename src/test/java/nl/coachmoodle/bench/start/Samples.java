package nl.coachmoodle.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All samples of all candidates: as raw data while they come, and as a table. */
final class Samples {
  private final Path raw;
  private final Map<Candidate, List<Sample>> all = new LinkedHashMap<>();

  Samples(List<Candidate> candidates, Path raw) throws IOException {
    this.raw = raw;
    candidates.forEach(candidate -> all.put(candidate, new ArrayList<>()));
    Files.writeString(raw, "candidate,first_ms,warm_ms,rss_first_kb,rss_load_kb\n");
  }

  void add(Candidate candidate, Sample sample) throws IOException {
    all.computeIfAbsent(candidate, none -> new ArrayList<>()).add(sample);
    Files.writeString(
        raw,
        String.format(
            Locale.ROOT,
            "%s,%.1f,%.3f,%d,%d%n",
            candidate.name(),
            sample.first(),
            sample.warm(),
            sample.idleKb(),
            sample.loadedKb()),
        StandardOpenOption.APPEND);
  }

  /** Medians, and the ratio to the first candidate. */
  void print() {
    System.out.printf(
        "%-34s %12s %9s %11s %12s %12s %9s%n",
        "candidate", "first ms", "p90", "ratio", "RSS MB", "after load", "size MB");
    double reference = 0;
    for (Map.Entry<Candidate, List<Sample>> entry : all.entrySet()) {
      List<Sample> samples = entry.getValue();
      double first = quantile(samples, Sample::first, 0.5);
      if (reference == 0) {
        reference = first;
      }
      System.out.printf(
          Locale.ROOT,
          "%-34s %12.1f %9.1f %10.2fx %12.1f %12.1f %9.1f%n",
          entry.getKey().name(),
          first,
          quantile(samples, Sample::first, 0.9),
          first / reference,
          quantile(samples, Sample::idleKb, 0.5) / 1024,
          quantile(samples, Sample::loadedKb, 0.5) / 1024,
          entry.getKey().size() / 1048576.0);
    }
  }

  private static double quantile(
      List<Sample> samples, ToDoubleFunction<Sample> value, double share) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }
}
