package nl.coachmoodle.inbound.knative;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.cloud.RotatingSecrets;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.inbound.References;
import nl.coachmoodle.inbound.knative.letters.DeadLetterKeeper;
import nl.coachmoodle.inbound.webhook.WebhookAccess;

/**
 * Keeps the functions closed. Funqy answers {@code POST /} and {@code POST /{function}} to anybody,
 * and {@code GET} as well; so everything is refused that is not a door, and paths that only look
 * like one.
 */
@Singleton
class FunctionGate {
  /** Bodies are read at the place after this one. */
  static final int BEFORE_READING = Integer.MIN_VALUE;

  private static final int SHORTEST_KEY = 32;
  private static final String BEARER = "Bearer ";

  private final boolean open;
  private final RotatingSecret key;
  private final GateAnswers answers;

  FunctionGate(FunctionSettings settings, RotatingSecrets secrets, GateAnswers answers) {
    this.open = settings.open();
    this.key = secrets.named("functions.key");
    this.answers = answers;
  }

  void checkSettings(@Observes SettingProblems problems) {
    if (bytes().filter(set -> set.length < SHORTEST_KEY).isPresent()) {
      problems.add("functions.key must have at least 32 characters");
    }
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_READING).handler(this::check);
  }

  private void check(RoutingContext call) {
    References.begin(CloudEventHeaders.of(call).reference());
    Optional<FailureCode> refusal = refusal(call);
    if (refusal.isEmpty()) {
      call.next();
      return;
    }
    answers.refuse(call, Failure.of(refusal.get()));
  }

  private Optional<FailureCode> refusal(RoutingContext call) {
    String path = call.request().path();
    if (path == null || !isPlain(path)) {
      return Optional.of(FailureCode.ADDRESS_UNKNOWN);
    }
    if (isDoor(path)) {
      return Optional.empty();
    }
    if (!open && !hasKey(call)) {
      return Optional.of(FailureCode.DOOR_CLOSED);
    }
    // Funqy also runs functions on GET, with people's names in the address.
    return HttpMethod.POST.equals(call.request().method())
        ? Optional.empty()
        : Optional.of(FailureCode.METHOD_UNSUPPORTED);
  }

  /** Encoded, doubled or parameterised paths reach another handler than the one they look like. */
  private static boolean isPlain(String path) {
    return path.matches("/|(/[A-Za-z0-9_-]+)+");
  }

  private static boolean isDoor(String path) {
    return path.equals("/elearning")
        || path.equals(DeadLetterKeeper.PATH)
        || WebhookAccess.isDoor(path)
        || path.equals("/setup")
        || path.equals("/q/health")
        || path.startsWith("/q/health/");
  }

  private boolean hasKey(RoutingContext call) {
    String authorization = call.request().getHeader(HttpHeaders.AUTHORIZATION);
    // One that was changed while the process runs has to be long enough as well.
    Optional<byte[]> wanted = bytes().filter(set -> set.length >= SHORTEST_KEY);
    if (wanted.isEmpty()
        || authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return false;
    }
    byte[] sent = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(wanted.get(), sent);
  }

  private Optional<byte[]> bytes() {
    return key.value().map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
