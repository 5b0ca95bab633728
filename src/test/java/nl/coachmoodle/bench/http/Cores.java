package nl.coachmoodle.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the cores of this machine did since it started.
 *
 * @param busy ticks in which a core worked
 * @param all ticks
 */
record Cores(long busy, long all) {
  static Cores now() throws IOException {
    String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
    long all = 0;
    for (int n = 1; n <= 8; n++) {
      all += Long.parseLong(fields[n]);
    }
    long idle = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
    return new Cores(all - idle, all);
  }

  /** The share of the time in between in which they worked. */
  double busyUntil(Cores later) {
    return (double) (later.busy - busy) / (later.all - all);
  }
}
