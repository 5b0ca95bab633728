package nl.coachmoodle.standin.coachview;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import nl.coachmoodle.standin.coachview.api.ApiEndpoint;
import nl.coachmoodle.standin.coachview.api.ApiSettings;
import nl.coachmoodle.standin.coachview.api.CoachviewApi;
import nl.coachmoodle.standin.coachview.api.ReceivedRequest;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.coachview.data.ManyParticipants;
import nl.coachmoodle.standin.coachview.data.StandInClock;
import nl.coachmoodle.standin.traffic.Fault;
import nl.coachmoodle.standin.traffic.LoopbackServer;

/**
 * A substitute for a Coachview environment: real HTTP on 127.0.0.1, tokens, a quota, and rows that
 * tests change. Safe for parallel calls; every test makes its own.
 */
public final class CoachviewStandIn implements AutoCloseable {
  private final StandInClock clock = new StandInClock();
  private final CoachviewData data = new CoachviewData(clock);
  private final ApiSettings settings;
  private final CoachviewApi api;
  private final ApiEndpoint endpoint;
  private final LoopbackServer server;
  private final WebhookSender webhooks = new WebhookSender(data);

  private CoachviewStandIn(int port, ApiSettings settings) throws IOException {
    this.settings = settings;
    this.api = new CoachviewApi(data, settings, clock);
    this.endpoint = new ApiEndpoint(api);
    this.server = new LoopbackServer("coachview-stand-in", port);
    server.at("/", endpoint);
    server.at("/stand-in/", new ControlEndpoint(data, webhooks, endpoint));
    server.start();
  }

  /** Starts on any free port, without any row. */
  public static CoachviewStandIn start() throws IOException {
    return start(0);
  }

  /** Starts on a port; 0 is any free one. */
  public static CoachviewStandIn start(int port) throws IOException {
    return new CoachviewStandIn(port, new ApiSettings());
  }

  /** Starts the stand-in and prints where it listens; runs until it is stopped. */
  public static void main(String[] arguments) throws IOException {
    CoachviewCommandLine line = CoachviewCommandLine.parse(arguments);
    ApiSettings settings = new ApiSettings();
    settings.clientSecret = line.secret();
    CoachviewStandIn standIn = new CoachviewStandIn(line.port(), settings);
    if (line.participants() > 0) {
      ManyParticipants.fill(
          standIn.data, line.participants(), line.codes(), LocalDateTime.now(CoachviewData.ZONE));
    } else {
      DemoData.fill(standIn.data, line.codes(), line.prefix());
    }
    System.out.println("Coachview stand-in: " + standIn.uri());
  }

  /** The root of the environment, without a slash at the end. */
  public URI uri() {
    return URI.create("http://" + server.authority());
  }

  /** The rows, to be read and changed. */
  public CoachviewData data() {
    return data;
  }

  /** What administrators of Coachview set, and what is not public about the API. */
  public ApiSettings settings() {
    return settings;
  }

  /** The time of the audit trail, tokens and quota. */
  public StandInClock clock() {
    return clock;
  }

  /** Sends webhooks. */
  public WebhookSender webhooks() {
    return webhooks;
  }

  /** Makes every token invalid that was given out. */
  public void revokeTokens() {
    api.tokens().revokeAll();
  }

  /** No rows, no requests, no faults, and the whole quota; settings and clock stay. */
  public void reset() {
    data.clear();
    endpoint.forget();
    endpoint.faults().clear();
    api.restoreQuota();
  }

  /** The received requests in order of arrival, those with faults and those for tokens too. */
  public List<ReceivedRequest> requests() {
    return endpoint.requests();
  }

  /** How many requests came for an entity. */
  public int requestCount(Entity entity) {
    return requestCount(entity.path());
  }

  /** How many requests came for an entity by its path; the empty path is the token address. */
  public int requestCount(String entityPath) {
    return (int)
        requests().stream()
            .filter(request -> request.entity().equalsIgnoreCase(entityPath))
            .count();
  }

  /** Forgets the received requests. */
  public void forgetRequests() {
    endpoint.forget();
  }

  /** Plans a fault for the next requests of the API; those for tokens do not count. */
  public void onNext(int requests, Fault fault) {
    onNext(requests, request -> !request.entity().isEmpty(), fault);
  }

  /** Plans a fault for the next requests for an entity. */
  public void onNext(int requests, Entity entity, Fault fault) {
    onNext(requests, request -> request.entity().equalsIgnoreCase(entity.path()), fault);
  }

  /** Plans a fault for the next requests that match. */
  public void onNext(int requests, Predicate<ReceivedRequest> matches, Fault fault) {
    endpoint.faults().plan(requests, matches, fault);
  }

  @Override
  public void close() {
    server.close();
  }
}
