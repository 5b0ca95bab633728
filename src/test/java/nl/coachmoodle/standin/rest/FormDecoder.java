package nl.coachmoodle.standin.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code application/x-www-form-urlencoded} text the way PHP does. */
public final class FormDecoder {
  private static final int HEX = 16;

  private FormDecoder() {}

  /** The fields in the order in which they were sent. */
  public static List<FormField> decode(String encoded) {
    List<FormField> fields = new ArrayList<>();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.add(new FormField(text(name), text(value)));
      }
    }
    return fields;
  }

  /** Whether all decoded bytes are valid UTF-8. */
  public static boolean isUtf8(String encoded) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(encoded)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String text(String encoded) {
    return new String(bytes(encoded), StandardCharsets.UTF_8);
  }

  /** The text holds one byte per character: the server reads bodies and queries as Latin-1. */
  private static byte[] bytes(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    int at = 0;
    while (at < encoded.length()) {
      char c = encoded.charAt(at);
      int code = c == '%' ? hex(encoded, at + 1) : -1;
      if (code >= 0) {
        bytes.write(code);
        at += 3;
      } else {
        bytes.write(c == '+' ? ' ' : c);
        at++;
      }
    }
    return bytes.toByteArray();
  }

  private static int hex(String encoded, int at) {
    if (at + 2 > encoded.length()) {
      return -1;
    }
    int high = Character.digit(encoded.charAt(at), HEX);
    int low = Character.digit(encoded.charAt(at + 1), HEX);
    return high < 0 || low < 0 ? -1 : high * HEX + low;
  }
}
