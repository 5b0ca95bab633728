package nl.coachmoodle.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import nl.coachmoodle.readme.SettingsTable.Row;
import org.junit.jupiter.api.Test;

/** Keeps the README's table of settings equal to the mappings. */
class ReadmeSettingsTest {
  private final SettingsTable table = new SettingsTable(Sources.read());

  @Test
  void theTableOfSettingsIsCurrent() throws IOException {
    Readme.assertCurrent("settings", table.markdown());
  }

  @Test
  void everySettingSaysWhatItMeans() {
    assertThat(table.rows()).filteredOn(row -> row.meaning().length() < 5).isEmpty();
  }

  @Test
  void settingsAreReadAsTheApplicationReadsThem() {
    assertThat(row("moodle.url").ifUnset()).isEqualTo("required");
    assertThat(row("moodle.token").meaning()).endsWith("Secret.");
    assertThat(row("moodle.batch.lookups").ifUnset()).isEqualTo("`100`");
    assertThat(row("profile.email-placeholder-domain").ifUnset()).isEmpty();
    assertThat(row("elearning.codes.*").meaning()).isNotEmpty();
    assertThat(row("profile.default-policy").meaning())
        .contains("`always`", "`on-create`", "`if-empty`", "`never`");
  }

  private Row row(String name) {
    List<Row> found = table.rows().stream().filter(row -> row.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }
}
