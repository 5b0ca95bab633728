package nl.coachmoodle.function;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import nl.coachmoodle.reconcile.report.ReportPage;
import nl.coachmoodle.reconcile.report.RunReport;
import nl.coachmoodle.telemetry.LogFields;
import org.jboss.logging.Logger;

/**
 * Keeps reports in a directory: as JSON, as the function answers it, and as a page. Only the owner
 * of the process may read them, because they hold personal data.
 */
@Singleton
public final class ReportFiles {
  private static final Logger LOG = Logger.getLogger(ReportFiles.class);

  private final Optional<Path> directory;
  private final ObjectMapper json;
  private final ReportPage page;

  ReportFiles(ReconcileSettings settings, ObjectMapper json, ReportPage page) {
    this.directory = settings.reportDirectory();
    this.json = json;
    this.page = page;
  }

  /** Writes a report. When that fails it is told in the log: the report is in the answer, too. */
  void write(RunReport report) {
    directory.ifPresent(
        place -> {
          String name = "reconcile-" + report.run() + "-" + report.part();
          try {
            write(place.resolve(name + ".json"), json.writeValueAsString(report));
            write(place.resolve(name + ".html"), page.write(report));
          } catch (IOException unwritten) {
            LOG.errorf(
                "%s",
                LogFields.of("function", "reconcile")
                    .with("report", name)
                    .with("outcome", "not-written")
                    .with("cause", unwritten.getClass().getSimpleName()));
          }
        });
  }

  /** Whole or not at all: somebody may be looking. */
  private static void write(Path file, String text) throws IOException {
    Path directory = Optional.ofNullable(file.getParent()).orElseGet(() -> Path.of("."));
    Path half = Files.createTempFile(directory, ".reconcile", ".part");
    try {
      Files.writeString(half, text, StandardCharsets.UTF_8);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
