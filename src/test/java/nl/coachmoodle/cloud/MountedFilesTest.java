package nl.coachmoodle.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets and settings as Kubernetes mounts them. */
class MountedFilesTest {
  @TempDir Path directory;

  @Test
  void aFileIsASettingOrHoldsSeveral() throws IOException {
    write("moodle.token", "0123456789abcdef\n");
    write(
        "more.properties",
        "# of the service\nmoodle.url=https://moodle.example\nprofile.infix = left-out\n");
    write("secrets.json", "{\"functions.key\": \"k\", \"moodle.student-role-id\": 5}");
    Files.createDirectory(directory.resolve("inner"));

    assertThat(read())
        .isEqualTo(
            Map.of(
                "moodle.token", "0123456789abcdef",
                "moodle.url", "https://moodle.example",
                "profile.infix", "left-out",
                "functions.key", "k",
                "moodle.student-role-id", "5"));
  }

  @Test
  void aMountThatKubernetesTurnsIsReadAnew() throws IOException {
    volume("..first", "old-token");
    volume("..second", "new-token");
    turnTo("..first");
    Files.createSymbolicLink(directory.resolve("moodle.token"), Path.of("..data", "moodle.token"));
    assertThat(read()).isEqualTo(Map.of("moodle.token", "old-token"));

    turnTo("..second");

    assertThat(read()).isEqualTo(Map.of("moodle.token", "new-token"));
  }

  @Test
  void whatCannotBeReadIsNamedWithoutItsContent() throws IOException {
    write("secrets.json", "{\"moodle.token\": \"geheim\", ");
    assertThatThrownBy(this::read)
        .isInstanceOf(StoreAwayException.class)
        .hasMessage("its text is no JSON object");
    write("secrets.json", "{\"moodle\": {\"token\": \"geheim\"}}");
    assertThatThrownBy(this::read).hasMessage("moodle is no text in it");
    assertThatThrownBy(() -> new MountedFiles(directory.resolve("absent")).read())
        .hasMessage("the directory cannot be read");
  }

  private Map<String, String> read() {
    return new MountedFiles(directory).read();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private void volume(String name, String token) throws IOException {
    Files.createDirectory(directory.resolve(name));
    write(name + "/moodle.token", token);
  }

  /** As the kubelet does it: a new link takes the place of the old one in one step. */
  private void turnTo(String volume) throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of(volume));
    Files.move(
        link,
        directory.resolve("..data"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
