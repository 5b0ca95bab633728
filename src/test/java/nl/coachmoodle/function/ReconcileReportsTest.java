package nl.coachmoodle.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.coachmoodle.reconcile.report.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reconcile as a function: the reports that it gives and keeps. */
class ReconcileReportsTest {
  @TempDir private Path directory;

  private final ReconcileBench bench = new ReconcileBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void reportsAreKeptForTheOwnerAlone() throws IOException {
    bench.answer(Map.of("everything", true), "reconcile.report-directory", directory.toString());

    try (Stream<Path> files = Files.list(directory)) {
      List<Path> kept = files.sorted().toList();
      assertThat(kept).hasSize(2);
      assertThat(kept.get(0).toString()).endsWith("-1.html");
      assertThat(kept.get(1).toString()).endsWith("-1.json");
      assertThat(Files.readString(kept.get(0))).startsWith("<!DOCTYPE html>");
      assertThat(Files.readString(kept.get(1))).contains("\"operation\":\"reconcile\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.get(0))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aReportTellsOnlySoManyPeople() {
    RunReport report = bench.answer(Map.of("everything", true), "reconcile.report-people", "10");

    assertThat(report.people()).hasSize(10);
    assertThat(report.peopleLeftOut()).isEqualTo(240);
  }

  @Test
  void aReportIsKeptAlsoWhenTheNextPartCannotBeHandedOn() throws IOException {
    bench.queueAway();

    assertThatThrownBy(
            () ->
                bench.answer(
                    Map.of("everything", true),
                    "reconcile.time-budget",
                    "1ms",
                    "reconcile.report-directory",
                    directory.toString()))
        .isInstanceOf(OperationFailedException.class)
        .hasMessageContaining("retry/hand-over-failed");

    // With the cursor, because nobody else has it.
    assertThat(kept().get(0)).contains("\"cursor\":{", "\"handedOn\":false");
  }

  @Test
  void aReportThatIsKeptSaysThatTheNextPartWasHandedOn() throws IOException {
    bench
        .queued()
        .answer(
            Map.of("everything", true),
            "reconcile.time-budget",
            "1ms",
            "reconcile.report-directory",
            directory.toString());

    assertThat(kept()).hasSize(1);
    assertThat(kept().get(0)).contains("\"handedOn\":true").doesNotContain("\"waiting\"");
  }

  private List<String> kept() throws IOException {
    List<String> kept = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        kept.add(Files.readString(file));
      }
    }
    return kept;
  }
}
