package nl.coachmoodle.standin;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import nl.coachmoodle.standin.page.Snapshot;
import nl.coachmoodle.standin.page.StateJson;
import nl.coachmoodle.standin.page.StatePage;
import nl.coachmoodle.standin.page.StateText;
import nl.coachmoodle.standin.rest.Answer;
import nl.coachmoodle.standin.rest.FormDecoder;
import nl.coachmoodle.standin.rest.PhpVariables;
import nl.coachmoodle.standin.rest.UploadDoor;
import nl.coachmoodle.standin.traffic.Answers;
import nl.coachmoodle.standin.traffic.LoopbackServer;

/** The HTTP server: the REST address, and the state in three forms; on this machine only. */
final class StandInServer implements AutoCloseable {
  private static final int NOT_FOUND = 404;

  private final Supplier<Snapshot> state;
  private final LoopbackServer http;

  StandInServer(int port, Supplier<Snapshot> state) throws IOException {
    this.state = state;
    this.http = new LoopbackServer("moodle-stand-in", port);
  }

  /** Host and port. */
  String authority() {
    return http.authority();
  }

  /** Starts to answer. */
  void serve(HttpHandler rest, UploadDoor uploads) {
    http.at("/webservice/rest/server.php", rest);
    http.at(
        "/webservice/upload.php",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String form = new String(body, StandardCharsets.ISO_8859_1);
          Answers.send(exchange, uploads.answer(PhpVariables.nest(FormDecoder.decode(form))));
        });
    http.at(
        "/",
        exchange -> {
          switch (exchange.getRequestURI().getPath()) {
            case "/" -> Answers.send(exchange, Answer.html(200, StatePage.of(state.get())));
            case "/state.json" -> Answers.send(exchange, Answer.json(StateJson.of(state.get())));
            case "/state.txt" ->
                Answers.send(exchange, Answer.text(StateText.of(state.get().data())));
            default -> Answers.send(exchange, Answer.html(NOT_FOUND, "Not found"));
          }
        });
    http.start();
  }

  /** Stops at once, also calls that are held. */
  @Override
  public void close() {
    http.close();
  }
}
