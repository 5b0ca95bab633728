package nl.coachmoodle.standin.recorded;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The files with recordings, and the list of cases that the stand-in does not cover. */
public final class Recordings {
  private Recordings() {}

  /** The recordings of a file, in the order in which they were made. */
  public static List<Recording> read(String file) throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<Recording> recordings = new ArrayList<>();
    for (String line : lines("moodle-recordings", file)) {
      recordings.add(Recording.of(mapper.readTree(line)));
    }
    return recordings;
  }

  /** The names of the cases listed as not covered: table rows {@code | file | `name` | why |}. */
  public static List<String> notCovered(String file) throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : lines("standin", "README.md")) {
      String[] cells = line.split("\\|");
      if (cells.length > 3 && cells[1].strip().equals("`" + file + "`")) {
        names.add(cells[2].strip().replace("`", ""));
      }
    }
    return names;
  }

  private static List<String> lines(String folder, String file) throws IOException {
    String path = "/" + folder + "/" + file;
    try (InputStream in = Recordings.class.getResourceAsStream(path)) {
      return new String(requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
