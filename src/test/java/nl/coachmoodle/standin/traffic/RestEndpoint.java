package nl.coachmoodle.standin.traffic;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.standin.rest.Answer;
import nl.coachmoodle.standin.rest.FormDecoder;
import nl.coachmoodle.standin.rest.FormField;
import nl.coachmoodle.standin.rest.RestService;

/** The address that web service clients call. */
public final class RestEndpoint implements HttpHandler {
  private final RestService service;
  private final CallLog log;
  private final Faults<ReceivedCall> faults;
  private volatile CostModel cost = CostModel.free();

  /** Serves the service, remembering calls and applying faults. */
  public RestEndpoint(RestService service, CallLog log, Faults<ReceivedCall> faults) {
    this.service = service;
    this.log = log;
    this.faults = faults;
  }

  /** Changes how long calls take. */
  public void cost(CostModel model) {
    cost = model;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    // One character per byte, so that broken UTF-8 survives until it is looked at.
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    byte[] sent = exchange.getRequestBody().readAllBytes();
    String body = isForm(exchange) ? new String(sent, StandardCharsets.ISO_8859_1) : "";
    ReceivedCall received =
        log.add(
            exchange.getRequestMethod(),
            FormDecoder.decode(query),
            FormDecoder.decode(body),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Correlation-Id")));
    boolean utf8 = FormDecoder.isUtf8(query) && FormDecoder.isUtf8(body);
    try {
      faults.take(received).serve(new Exchange(exchange, received, utf8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static boolean isForm(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  private Answer execute(ReceivedCall call, boolean utf8) {
    List<FormField> query = call.query();
    return service.answer(query, call.form(), utf8, (name, items) -> cost.spend(name, items));
  }

  /** An exchange that is answered or dropped. */
  private final class Exchange implements Fault.Call {
    private final HttpExchange http;
    private final ReceivedCall received;
    private final boolean utf8;

    Exchange(HttpExchange http, ReceivedCall received, boolean utf8) {
      this.http = http;
      this.received = received;
      this.utf8 = utf8;
    }

    @Override
    public Answer execute() {
      return RestEndpoint.this.execute(received, utf8);
    }

    @Override
    public void send(Answer answer) throws IOException {
      Answers.send(http, answer);
    }

    @Override
    public void drop() {
      // Without response headers the server closes the connection instead of the response.
      http.close();
    }
  }
}
