package nl.coachmoodle.standin;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** The HTTP server: the REST address, and the state in three forms; on this machine only. */
final class StandInServer implements AutoCloseable {
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";
  private static final int NOT_FOUND = 404;

  private final Supplier<Snapshot> state;
  private final HttpServer http;
  private final ExecutorService workers;

  StandInServer(int port, Supplier<Snapshot> state) throws IOException {
    this.state = state;
    if (System.getProperty(NO_DELAY) == null) {
      // Head and body go out in two packets: without this each answer may wait 40 ms.
      System.setProperty(NO_DELAY, "true");
    }
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.http = HttpServer.create(new InetSocketAddress(here, port), 0);
    this.workers =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "moodle-stand-in");
              thread.setDaemon(true);
              return thread;
            });
    http.setExecutor(workers);
  }

  /** Host and port. */
  String authority() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  /** Starts to answer. */
  void serve(HttpHandler rest, UploadDoor uploads) {
    http.createContext("/webservice/rest/server.php", rest);
    http.createContext(
        "/webservice/upload.php",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String form = new String(body, StandardCharsets.ISO_8859_1);
          Answers.send(exchange, uploads.answer(PhpVariables.nest(FormDecoder.decode(form))));
        });
    http.createContext(
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
    http.stop(0);
    workers.shutdownNow();
  }
}
