package nl.coachmoodle.outbound.aws;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.coachmoodle.outbound.HttpAddress;

/**
 * A queue.
 *
 * @param address as Amazon names it, such as {@code
 *     https://sqs.eu-west-1.amazonaws.com/123456789012/syncProfile.fifo}
 */
record SqsQueue(HttpAddress address) {
  private static final Pattern HOST = Pattern.compile("(?:.+\\.)?sqs\\.([a-z0-9-]+)\\..+");
  private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

  /** The service that the queue is in: it takes every call at its root. */
  HttpAddress endpoint() {
    return new HttpAddress(URI.create(address.uri().getScheme() + "://" + address.authority()));
  }

  /** The region in the address; the function's own where the address has none. */
  String region(String own) {
    Matcher host = HOST.matcher(address.uri().getHost());
    return host.matches() ? host.group(1) : own;
  }

  /** Whether it keeps groups in order and drops what it has had. */
  boolean isFifo() {
    return address.uri().getPath().endsWith(".fifo");
  }

  /**
   * A text as Amazon takes it for the id of a message or of a group: at most 128 letters, digits
   * and punctuation marks; any other text is represented by its hash.
   */
  static String id(String text) {
    if (ID.matcher(text).matches()) {
      return text;
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
