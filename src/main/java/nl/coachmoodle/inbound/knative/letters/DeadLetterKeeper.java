package nl.coachmoodle.inbound.knative.letters;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.function.SettingProblems;
import nl.coachmoodle.inbound.DoorAnswers;
import nl.coachmoodle.inbound.DoorStatus;
import nl.coachmoodle.inbound.References;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.telemetry.Metric;
import nl.coachmoodle.telemetry.Telemetry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The service that dead letters are sent to. {@code POST /dead-letters} keeps an event, whatever it
 * is; {@code POST /dead-letters/replay} tells which ones are kept and sends them again.
 *
 * <p>Routes before everything that reads bodies, and no REST resource: an event is kept byte for
 * byte whatever its media type, may be larger than what other doors take, and is on the disk before
 * anything else has looked at it.
 */
@Singleton
public class DeadLetterKeeper {
  /** Where events are sent; whoever reaches this service may, as a broker has no key. */
  public static final String PATH = "/dead-letters";

  private static final Logger LOG = Logger.getLogger(DeadLetterKeeper.class);
  private static final String REPLAY = PATH + "/replay";

  /** After the gate, and before anything that reads bodies. */
  private static final int ORDER = Integer.MIN_VALUE + 1;

  /** Twice what SQS and most brokers take. */
  private static final long LARGEST_BODY = 2L * 1024 * 1024;

  private final Optional<Path> directory;
  private final Optional<LetterFiles> files;
  private final Optional<LetterReplay> replay;
  private final DoorAnswers answers;
  private final Telemetry telemetry;

  DeadLetterKeeper(
      LetterSettings settings,
      @ConfigProperty(name = "K_SINK") Optional<String> sink,
      Courier courier,
      DoorAnswers answers,
      ObjectMapper json,
      Telemetry telemetry,
      Clock clock) {
    this.directory = settings.directory();
    this.files = directory.map(path -> new LetterFiles(path, json, clock));
    this.replay =
        files.map(kept -> new LetterReplay(kept, sink.map(HttpAddress::of), courier, clock));
    this.answers = answers;
    this.telemetry = telemetry;
  }

  void checkSettings(@Observes SettingProblems problems) {
    if (directory.filter(path -> !Files.isDirectory(path) || !Files.isWritable(path)).isPresent()) {
      problems.add("dead-letters.directory must be a directory that can be written");
    }
  }

  /** So that an alarm can tell "none" from "nobody counts". */
  void begin(@Observes StartupEvent start) throws IOException {
    if (directory.filter(Files::isDirectory).isPresent()) {
      count();
    }
  }

  void install(@Observes Router router) {
    router
        .post(PATH)
        .order(ORDER)
        .handler(body())
        .blockingHandler(call -> answer(call, this::keep));
    router
        .post(REPLAY)
        .order(ORDER)
        .handler(body())
        .blockingHandler(call -> answer(call, this::sendAgain));
  }

  private static BodyHandler body() {
    return BodyHandler.create(false).setBodyLimit(LARGEST_BODY);
  }

  private void keep(RoutingContext call) throws IOException {
    KeptLetter letter = open(files).keep(headers(call.request()), bytes(call));
    // Of what strangers to this software send, only the code of ours is from a small set.
    LOG.infof("door=dead-letters operation=keep status=202 id=%s", letter.id());
    count();
    call.response().setStatusCode(202).end();
  }

  private void sendAgain(RoutingContext call) throws IOException {
    LetterChoice choice =
        LetterChoice.of(name -> Optional.ofNullable(call.request().getParam(name)));
    Map<String, Object> outcome;
    try {
      outcome = open(replay).run(choice);
    } finally {
      count();
    }
    LOG.infof("door=dead-letters operation=replay mode=%s status=200", outcome.get("mode"));
    send(call, 200, outcome);
  }

  private void count() throws IOException {
    telemetry.level(Metric.DEAD_LETTERS_KEPT, open(files).ids().size());
  }

  private void answer(RoutingContext call, Step step) {
    String reference = References.begin();
    try {
      step.run(call);
    } catch (FailedException failed) {
      refuse(call, failed.failure(), reference);
    } catch (IOException disk) {
      LOG.errorf(disk, "door=dead-letters outcome=disk reference=%s", reference);
      refuse(
          call,
          Failure.of(FailureCode.HAND_OVER_FAILED)
              .with("function", "dead-letters")
              .with("reason", "disk"),
          reference);
    } finally {
      References.end();
    }
  }

  private void refuse(RoutingContext call, Failure failure, String reference) {
    LOG.infof(
        "door=dead-letters status=%d failure=\"%s\" reference=%s",
        DoorStatus.of(failure), failure, reference);
    send(call, DoorStatus.of(failure), answers.answer(failure, reference));
  }

  private void send(RoutingContext call, int status, Object answer) {
    call.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(answers.write(answer));
  }

  private static <T> T open(Optional<T> part) {
    return part.orElseThrow(() -> new FailedException(FailureCode.DOOR_CLOSED));
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            (name, value) -> {
              String small = name.toLowerCase(Locale.ROOT);
              if (small.startsWith("ce-") || small.equals("content-type")) {
                headers.put(small, value);
              }
            });
    return headers;
  }

  private static byte[] bytes(RoutingContext call) {
    Buffer buffer = call.body().buffer();
    return buffer == null ? new byte[0] : buffer.getBytes();
  }

  /** What is done with a call. */
  private interface Step {
    void run(RoutingContext call) throws IOException;
  }
}
