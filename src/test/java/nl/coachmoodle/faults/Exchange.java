package nl.coachmoodle.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One request at the proxy, and what becomes of it. */
final class Exchange {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String PAGE = "<!DOCTYPE html><html><body>Nothing to see here</body></html>";
  private static final String MAINTENANCE =
      "<!DOCTYPE html><html><body>This site is undergoing maintenance</body></html>";
  private static final int LONGEST_SILENCE_MILLIS = 10_000;
  private static final int HEX = 16;
  private static final int PIECES = 6;
  private static final long BETWEEN_PIECES_NANOS = 1_000_000;

  private final Socket client;
  private final InputStream in;
  private final Request request;
  private final Upstream moodle;
  private final Consumer<Runnable> later;

  Exchange(
      Socket client, InputStream in, Request request, Upstream moodle, Consumer<Runnable> later) {
    this.client = client;
    this.in = in;
    this.request = request;
    this.moodle = moodle;
    this.later = later;
  }

  /** A request as it came. */
  record Request(String path, byte[] body) {
    /** Reads the next one; empty when the client has closed the connection. */
    static Optional<Request> read(InputStream in) throws IOException {
      String first = line(in);
      if (first.isEmpty()) {
        return Optional.empty();
      }
      int length = 0;
      boolean isChunked = false;
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        String small = header.toLowerCase(Locale.ROOT);
        if (small.startsWith("content-length:")) {
          length = Integer.parseInt(small.substring("content-length:".length()).strip());
        } else if (small.startsWith("transfer-encoding:")) {
          isChunked = true;
        }
      }
      byte[] body = isChunked ? chunks(in) : in.readNBytes(length);
      return Optional.of(new Request(first.split(" ", 3)[1], body));
    }

    private static byte[] chunks(InputStream in) throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int length = Integer.parseInt(line(in), HEX);
      while (length > 0) {
        body.write(in.readNBytes(length));
        line(in);
        length = Integer.parseInt(line(in), HEX);
      }
      line(in);
      return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.append((char) next);
      }
      return line.toString().strip();
    }
  }

  /** Deals with it, and answers whether the connection goes on. */
  boolean serve(Optional<FaultKind> fault) throws IOException {
    if (fault.isEmpty()) {
      return answer(executed());
    }
    return switch (fault.get()) {
      case REFUSED, RESET_BEFORE, CRASH_BEFORE -> reset();
      case RESET_WITHIN -> {
        later.accept(this::executed);
        yield reset();
      }
      case RESET_AFTER -> {
        executed();
        yield reset();
      }
      case SILENCE_BEFORE -> silence();
      case SILENCE_AFTER -> {
        executed();
        yield silence();
      }
      case SERVER_ERROR -> answer(500, HTML, "");
      case BAD_GATEWAY -> answer(502, HTML, PAGE);
      case UNAVAILABLE -> answer(503, HTML, PAGE);
      case GATEWAY_TIMEOUT_AFTER -> {
        executed();
        yield answer(504, HTML, PAGE);
      }
      case TOO_MANY_REQUESTS -> answer(429, HTML, PAGE);
      case PAGE -> answer(200, HTML, PAGE);
      case WRONG_TYPE_AFTER -> {
        Upstream.Reply reply = executed();
        yield answer(new Upstream.Reply(reply.status(), HTML, reply.body()));
      }
      case EMPTY_BEFORE -> answer(200, JSON, "");
      case EMPTY_AFTER -> {
        executed();
        yield answer(200, JSON, "");
      }
      case CUT_AFTER -> {
        Upstream.Reply reply = executed();
        byte[] half = Arrays.copyOf(reply.body(), reply.body().length / 2);
        yield answer(new Upstream.Reply(reply.status(), reply.type(), half));
      }
      case BROKEN_OFF_AFTER -> brokenOff(executed());
      case STRANGE_JSON -> answer(200, JSON, "{\"status\":\"ok\"}");
      case MAINTENANCE -> error("sitemaintenance");
      case MAINTENANCE_PAGE -> answer(503, HTML, MAINTENANCE);
      case UPGRADE -> error("upgraderunning");
      case DATABASE_DOWN -> error("dbconnectionfailed");
      case DEADLOCK -> error("dmlwriteexception");
      case TOKEN_REVOKED -> error("invalidtoken");
      case DRIP -> drip(executed());
      case CLOCK_JUMP, CRASH_AFTER -> answer(executed());
    };
  }

  private Upstream.Reply executed() {
    return moodle.post(request.body());
  }

  private boolean error(String code) throws IOException {
    return answer(
        200,
        JSON,
        "{\"exception\":\"core\\\\exception\\\\moodle_exception\",\"errorcode\":\""
            + code
            + "\",\"message\":\"-\"}");
  }

  private boolean answer(int status, String type, String body) throws IOException {
    return answer(new Upstream.Reply(status, type, body.getBytes(UTF_8)));
  }

  private boolean answer(Upstream.Reply reply) throws IOException {
    client.getOutputStream().write(head(reply));
    client.getOutputStream().write(reply.body());
    client.getOutputStream().flush();
    return true;
  }

  private boolean drip(Upstream.Reply reply) throws IOException {
    client.getOutputStream().write(head(reply));
    int step = Math.max(1, reply.body().length / PIECES);
    for (int from = 0; from < reply.body().length; from += step) {
      client.getOutputStream().flush();
      LockSupport.parkNanos(BETWEEN_PIECES_NANOS);
      int length = Math.min(step, reply.body().length - from);
      client.getOutputStream().write(reply.body(), from, length);
    }
    client.getOutputStream().flush();
    return true;
  }

  /** Promises all of it, sends half and ends the connection. */
  private boolean brokenOff(Upstream.Reply reply) throws IOException {
    client.getOutputStream().write(head(reply));
    client.getOutputStream().write(reply.body(), 0, reply.body().length / 2);
    client.getOutputStream().flush();
    return false;
  }

  private boolean reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
    return false;
  }

  /** Until the client gives up. */
  private boolean silence() throws IOException {
    client.setSoTimeout(LONGEST_SILENCE_MILLIS);
    try {
      in.read();
    } catch (SocketTimeoutException patient) {
      // More patient than any client of this suite.
    }
    return false;
  }

  private static byte[] head(Upstream.Reply reply) {
    String text =
        "HTTP/1.1 "
            + reply.status()
            + " -\r\nContent-Type: "
            + reply.type()
            + "\r\nContent-Length: "
            + reply.body().length
            + "\r\n\r\n";
    return text.getBytes(US_ASCII);
  }
}
