package nl.coachmoodle.standin.coachview.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.standin.coachview.data.CoachviewData;
import nl.coachmoodle.standin.coachview.data.Entity;
import nl.coachmoodle.standin.rest.Answer;

/** Answers requests as Coachview does: token, then quota, then scope, then query. */
public final class CoachviewApi {
  private static final String TOKEN_PATH = "/auth/connect/token";
  private static final int OK = 200;

  private final ObjectMapper json = new ObjectMapper();
  private final CoachviewData data;
  private final ApiSettings settings;
  private final Tokens tokens;
  private final Quota quota;
  private final RowView view;
  private final Listing listing;

  public CoachviewApi(CoachviewData data, ApiSettings settings, InstantSource clock) {
    this.data = data;
    this.settings = settings;
    this.tokens = new Tokens(settings, clock);
    this.quota = new Quota(settings, clock);
    this.view = new RowView(settings, data);
    this.listing = new Listing(settings, view);
  }

  /** The tokens that were given out. */
  public Tokens tokens() {
    return tokens;
  }

  /** A fresh quota. */
  public void restoreQuota() {
    quota.restore();
  }

  /** Answers a request. */
  public Answer answer(ReceivedRequest request) {
    if (request.path().equals(TOKEN_PATH)) {
      if (!request.method().equals("POST")) {
        return empty(405, Map.of());
      }
      Tokens.Reply reply = tokens.give(request);
      return written(reply.status(), reply.json(), Map.of("Cache-Control", "no-store"));
    }
    if (!request.path().startsWith(ReceivedRequest.API)) {
      return Answer.html(404, "<html><body>Not found</body></html>");
    }
    return tokens
        .scopes(request)
        .map(
            scopes -> {
              boolean allowed = quota.take();
              Map<String, String> headers = quota.headers();
              if (!allowed) {
                return empty(429, headers);
              }
              return entity(request)
                  .map(
                      entity ->
                          scopes.contains("api")
                                  && scopes.contains(ApiSettings.readingScope(entity))
                              ? read(entity, request, headers)
                              : empty(403, headers))
                  .orElseGet(() -> empty(404, headers));
            })
        .orElseGet(() -> empty(401, Map.of("WWW-Authenticate", "Bearer")));
  }

  private Optional<Entity> entity(ReceivedRequest request) {
    return Arrays.stream(Entity.values())
        .filter(entity -> settings.nameOf(entity.path()).equalsIgnoreCase(request.entity()))
        .findFirst();
  }

  private Answer read(Entity entity, ReceivedRequest request, Map<String, String> headers) {
    if (!request.method().equals("GET")) {
      return empty(405, headers);
    }
    try {
      return request
          .rowId()
          .map(id -> single(entity, id, request, headers))
          .orElseGet(() -> list(entity, request, headers));
    } catch (BadQuery bad) {
      return written(400, Map.of("message", bad.getMessage()), headers);
    }
  }

  private Answer single(
      Entity entity, String id, ReceivedRequest request, Map<String, String> headers) {
    return data.row(entity, id.toLowerCase(Locale.ROOT))
        .map(row -> written(OK, view.json(row, request), headers))
        .orElseGet(() -> empty(404, headers));
  }

  private Answer list(Entity entity, ReceivedRequest request, Map<String, String> headers) {
    if (Listing.number(request, "skip", 0) > settings.maximumSkip) {
      return written(500, Map.of("message", "Execution Timeout Expired."), headers);
    }
    Listing.Part part = listing.pick(data.rows(entity), request);
    Map<String, String> more = new LinkedHashMap<>(headers);
    if (request.asksFor("Count") && settings.tellsRowCount) {
      more.put("RowCount", String.valueOf(part.total()));
    }
    return written(OK, part.rows().stream().map(row -> view.json(row, request)).toList(), more);
  }

  private Answer written(int status, Object body, Map<String, String> headers) {
    try {
      return new Answer(
          status, "application/json; charset=utf-8", json.writeValueAsString(body), headers);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Answer empty(int status, Map<String, String> headers) {
    return new Answer(status, "application/json; charset=utf-8", "", headers);
  }
}
