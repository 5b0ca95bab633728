package nl.coachmoodle.standin.traffic;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import nl.coachmoodle.standin.rest.Answer;

/** Sending answers over HTTP. */
public final class Answers {
  private static final int NO_BODY = -1;

  private Answers() {}

  /** Sends an answer with the headers that Moodle sends. */
  public static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.bytes();
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? NO_BODY : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
    exchange.close();
  }
}
