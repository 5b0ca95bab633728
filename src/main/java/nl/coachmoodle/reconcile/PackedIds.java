package nl.coachmoodle.reconcile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Many of Coachview's ids in one short text: a GUID takes 22 characters instead of 36, in whatever
 * casing it is written. Anything else is kept as it is.
 */
final class PackedIds {
  private static final char OTHER = '.';
  private static final int GUID_BYTES = 16;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private PackedIds() {}

  static String pack(List<String> ids) {
    StringBuilder packed = new StringBuilder();
    for (String id : ids) {
      packed.append(packed.isEmpty() ? "" : " ").append(pack(id));
    }
    return packed.toString();
  }

  /**
   * The inverse, with GUIDs in lower case.
   *
   * @throws IllegalArgumentException when this is no packed text
   */
  static List<String> unpack(String packed) {
    List<String> ids = new ArrayList<>();
    if (!packed.isEmpty()) {
      for (String word : packed.split(" ", -1)) {
        ids.add(unpackOne(word));
      }
    }
    return ids;
  }

  private static String pack(String id) {
    try {
      String key = Guid.key(id);
      UUID guid = UUID.fromString(key);
      if (guid.toString().equals(key)) {
        return ENCODER.encodeToString(
            ByteBuffer.allocate(GUID_BYTES)
                .putLong(guid.getMostSignificantBits())
                .putLong(guid.getLeastSignificantBits())
                .array());
      }
    } catch (IllegalArgumentException noGuid) {
      // Kept as it is, below.
    }
    return OTHER + ENCODER.encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String unpackOne(String word) {
    boolean isOther = !word.isEmpty() && word.charAt(0) == OTHER;
    byte[] bytes = Base64.getUrlDecoder().decode(isOther ? word.substring(1) : word);
    if (isOther) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (bytes.length != GUID_BYTES) {
      throw new IllegalArgumentException("not the bytes of an id");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong()).toString();
  }
}
