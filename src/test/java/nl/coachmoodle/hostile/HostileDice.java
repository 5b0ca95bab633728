package nl.coachmoodle.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Throws texts and bytes that nobody expects. The same seed throws the same ones. */
public final class HostileDice {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_MEMBERS = 5;
  private static final int DEEPEST = 6;

  private static final List<Charset> CHARSETS =
      List.of(UTF_8, UTF_8, UTF_8, UTF_8, ISO_8859_1, UTF_16BE, UTF_16LE);

  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\u0000",
          "\n",
          "\r\n",
          "\t",
          "\u001b[2J",
          "\u202e",
          "\ufeff",
          "\ufffd",
          "\ud800",
          "é",
          "😀",
          "'",
          "\\\"",
          "\\\\",
          "\\u0000",
          "\\ud800",
          "<script>",
          "${jndi:x}",
          "%00",
          "%s%n",
          "%",
          "&",
          "=",
          ";",
          ",",
          ".",
          "..",
          "/",
          ":",
          "::",
          "[",
          "(",
          "-",
          "+",
          "0",
          "1",
          "-1",
          "7",
          "999999999999999999999999",
          "1e999",
          "0x7f",
          "010",
          "127.0.0.1",
          "::ffff:1.2.3.4",
          "/33",
          "2026-02-30",
          "2026-01-01T25:00:00Z",
          "v1,",
          "sha256=",
          "course:2",
          "cohort:idnumber=",
          "->",
          "p1",
          "(a= b=) (a= b=)",
          "true",
          "null",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "7",
          "-1",
          "1.5",
          "1e400",
          "1E-400",
          "9223372036854775808",
          "123456789012345678901234567890",
          "{}",
          "[]",
          "[[]]",
          "NaN",
          "\"\"",
          "\"p1\"",
          "\"2\"");

  private final SplittableRandom dice;

  public HostileDice(long seed) {
    this.dice = new SplittableRandom(seed);
  }

  /** Runs a parser, which must not take long whatever it reads. */
  public static void within(Runnable parser) {
    long begin = System.nanoTime();
    parser.run();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    if (took.compareTo(LONGEST) > 0) {
      throw new AssertionError("it took " + took);
    }
  }

  public <T> T oneOf(List<T> values) {
    return values.get(dice.nextInt(values.size()));
  }

  public int below(int bound) {
    return dice.nextInt(bound);
  }

  /** Any text: pieces that some parser may stumble over, and random characters. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int piece = dice.nextInt(7); piece > 0; piece--) {
      if (dice.nextInt(4) == 0) {
        text.append((char) dice.nextInt(Character.MAX_VALUE + 1));
      } else {
        text.append(oneOf(PIECES));
      }
    }
    return dice.nextInt(1_000) == 0 ? text.toString().repeat(2_000) : text.toString();
  }

  /** A JSON text with some of these names in it; often right, often damaged. */
  public String json(List<String> names) {
    StringBuilder json = new StringBuilder();
    value(json, names, dice.nextInt(DEEPEST));
    int harm = dice.nextInt(300);
    if (harm == 0) {
      return "[".repeat(dice.nextInt(60_000));
    }
    if (harm == 1) {
      return "{\"a\":".repeat(dice.nextInt(1_100)) + json;
    }
    return harm < 100 ? damaged(json.toString()) : json.toString();
  }

  private void value(StringBuilder json, List<String> names, int depth) {
    int kind = depth == 0 ? dice.nextInt(2) : dice.nextInt(6);
    if (kind == 0) {
      json.append(oneOf(SCALARS));
    } else if (kind == 1) {
      json.append('"').append(text().replaceAll("[\"\\p{Cntrl}]", "")).append('"');
    } else if (kind == 2) {
      json.append('[');
      for (int member = dice.nextInt(MOST_MEMBERS); member > 0; member--) {
        value(json, names, depth - 1);
        json.append(member > 1 ? "," : "");
      }
      json.append(']');
    } else {
      json.append('{');
      for (int member = dice.nextInt(MOST_MEMBERS) + 1; member > 0; member--) {
        String name = dice.nextInt(8) == 0 ? "x" + dice.nextInt(100) : oneOf(names);
        json.append('"')
            .append(dice.nextInt(8) == 0 ? name.toUpperCase(Locale.ROOT) : name)
            .append("\":");
        value(json, names, depth - 1);
        json.append(member > 1 ? "," : "");
      }
      json.append('}');
    }
  }

  /** The same text cut, doubled, or with something strange in it. */
  public String damaged(String text) {
    if (text.isEmpty()) {
      return text();
    }
    int at = dice.nextInt(text.length());
    int to = at + dice.nextInt(text.length() - at);
    return switch (dice.nextInt(5)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(to);
      case 2 -> text + text;
      case 3 ->
          text.substring(0, at) + (char) dice.nextInt(Character.MAX_VALUE) + text.substring(at);
      default -> text.substring(0, at) + text() + text.substring(at);
    };
  }

  /** A text as bytes: mostly UTF-8, sometimes with a bit turned over. */
  public byte[] bytes(String text) {
    byte[] bytes = text.getBytes(oneOf(CHARSETS));
    if (bytes.length > 0 && dice.nextInt(5) == 0) {
      bytes[dice.nextInt(bytes.length)] ^= (byte) (1 << dice.nextInt(8));
    }
    return bytes;
  }

  /** Any bytes. */
  public byte[] bytes() {
    byte[] bytes = new byte[dice.nextInt(64)];
    dice.nextBytes(bytes);
    return bytes;
  }
}
