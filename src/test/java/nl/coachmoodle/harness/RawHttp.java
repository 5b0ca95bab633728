package nl.coachmoodle.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends requests byte by byte as a test writes them: no client tidies up the path or adds a header.
 * A request that is not answered in time fails the test.
 */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 5_000;

  private final int port;

  /** A client for a server on this machine. */
  public RawHttp(int port) {
    this.port = port;
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param text headers and body
   */
  public record Answer(int status, String text) {}

  /** Sends a request line and headers, and an empty line; nothing else. */
  public Answer send(String requestLine, String... headers) {
    return sendBody("", requestLine, headers);
  }

  /** The same, and then these characters as they are. */
  public Answer sendBody(String body, String requestLine, String... headers) {
    StringBuilder request = new StringBuilder(requestLine).append(" HTTP/1.1\r\n");
    request.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(Integer.parseInt(text.split(" ", 3)[1]), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(requestLine + ": no answer", failed);
    }
  }
}
