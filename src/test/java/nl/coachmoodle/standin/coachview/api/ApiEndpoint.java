package nl.coachmoodle.standin.coachview.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.coachmoodle.standin.rest.Answer;
import nl.coachmoodle.standin.rest.FormDecoder;
import nl.coachmoodle.standin.traffic.Answers;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.Faults;

/** The address that API clients call: remembers requests and applies faults. */
public final class ApiEndpoint implements HttpHandler {
  private final CoachviewApi api;
  private final RequestLog log = new RequestLog();
  private final Faults<ReceivedRequest> faults = new Faults<>();

  public ApiEndpoint(CoachviewApi api) {
    this.api = api;
  }

  /** The faults that wait for their requests. */
  public Faults<ReceivedRequest> faults() {
    return faults;
  }

  /** The requests since the last {@link #forget}, those with faults too. */
  public List<ReceivedRequest> requests() {
    return log.all();
  }

  /** Forgets the requests; numbers go on. */
  public void forget() {
    log.forget();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    ReceivedRequest request =
        log.add(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            ReceivedRequest.byName(FormDecoder.decode(query)),
            ReceivedRequest.byName(FormDecoder.decode(body)),
            headers);
    try {
      faults.take(request).serve(new Exchange(exchange, request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  /** An exchange that is answered or dropped. */
  private final class Exchange implements Fault.Call {
    private final HttpExchange http;
    private final ReceivedRequest request;

    Exchange(HttpExchange http, ReceivedRequest request) {
      this.http = http;
      this.request = request;
    }

    @Override
    public Answer execute() {
      return api.answer(request);
    }

    @Override
    public void send(Answer answer) throws IOException {
      Answers.send(http, answer);
    }

    @Override
    public void drop() {
      http.close();
    }
  }
}
