package nl.coachmoodle.cloud;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory of files, as Kubernetes mounts a Secret or a ConfigMap. It replaces such files while
 * the process runs, by turning a link called {@code ..data}.
 */
final class MountedFiles implements SettingsStore {
  private final Path directory;

  MountedFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return directory.toString();
  }

  @Override
  public Map<String, String> read() {
    Map<String, String> settings = new HashMap<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      String text = text(file);
      if (name.endsWith(".properties") || name.endsWith(".json")) {
        settings.putAll(SettingsText.read(text));
      } else {
        settings.put(name, text.stripTrailing());
      }
    }
    return settings;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException absent) {
      throw new StoreAwayException("the directory cannot be read");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new StoreAwayException("the file " + file.getFileName() + " cannot be read");
    }
  }
}
