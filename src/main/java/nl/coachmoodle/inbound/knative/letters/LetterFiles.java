package nl.coachmoodle.inbound.knative.letters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A directory of letters, one in a file. A letter is on the disk before it is said to be kept, and
 * a file is there whole or not at all.
 */
final class LetterFiles {
  private static final Logger LOG = Logger.getLogger(LetterFiles.class);
  private static final String END = ".letter";
  private static final String UNFINISHED = ".part";

  private final Path directory;
  private final ObjectMapper json;
  private final InstantSource clock;

  LetterFiles(Path directory, ObjectMapper json, InstantSource clock) {
    this.directory = directory;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps a letter. Each has a name of its own, also when the same event comes twice: one that is
   * sent again may be back before the file that it was sent from is deleted.
   *
   * @throws IOException when it is not kept
   */
  KeptLetter keep(Map<String, String> headers, byte[] body) throws IOException {
    Instant now = clock.instant();
    String id = String.format("%015d-%s", now.toEpochMilli(), UUID.randomUUID());
    KeptLetter letter = new KeptLetter(id, now, headers, body);
    Path unfinished = directory.resolve(id + UNFINISHED);
    try (FileChannel file =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(written(letter)));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(unfinished, file(id), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
    return letter;
  }

  /**
   * The ids of all letters, the oldest first.
   *
   * @throws IOException when the directory cannot be read
   */
  List<String> ids() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(END))
          .map(name -> name.substring(0, name.length() - END.length()))
          .sorted()
          .toList();
    }
  }

  /** A letter; empty when its file is gone or not readable, which stays where it is. */
  Optional<KeptLetter> read(String id) {
    try {
      JsonNode written = json.readTree(file(id).toFile());
      Map<String, String> headers = new HashMap<>();
      written
          .path("headers")
          .properties()
          .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
      return Optional.of(
          new KeptLetter(
              id,
              Instant.ofEpochMilli(written.required("kept").asLong()),
              headers,
              written.required("body").binaryValue()));
    } catch (IOException | IllegalArgumentException unreadable) {
      LOG.warnf("dead letter not readable id=%s cause=%s", id, unreadable.getClass().getName());
      return Optional.empty();
    }
  }

  /**
   * Forgets a letter.
   *
   * @throws IOException when it may still be there
   */
  void drop(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  private Path file(String id) {
    return directory.resolve(id + END);
  }

  private ObjectNode written(KeptLetter letter) {
    ObjectNode headers = json.createObjectNode();
    letter.headers().forEach(headers::put);
    ObjectNode written = json.createObjectNode();
    written.put("kept", letter.kept().toEpochMilli());
    written.set("headers", headers);
    written.put("body", letter.body());
    return written;
  }
}
