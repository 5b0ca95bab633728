package nl.coachmoodle.moodle.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.coachmoodle.cloud.RotatingSecret;
import nl.coachmoodle.harness.CountedTelemetry;
import nl.coachmoodle.moodle.MoodleReading;
import nl.coachmoodle.moodle.MoodleService;

/** A Moodle that answers what a test says, and remembers what it was sent. */
final class ScriptedMoodle implements Transport {
  static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private static final Patience PATIENCE =
      new Patience(
          3,
          Duration.ofMillis(1),
          Duration.ofMillis(2),
          Duration.ofMinutes(5),
          1_000,
          Duration.ofHours(1));

  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Function<Sent, HttpAnswer> script;

  private RotatingSecret token = RotatingSecret.fixed(TOKEN);
  private final CountedTelemetry telemetry = new CountedTelemetry();

  ScriptedMoodle(Function<Sent, HttpAnswer> script) {
    this.script = script;
  }

  /** Does whatever it is asked. */
  static ScriptedMoodle willing() {
    return new ScriptedMoodle(ScriptedMoodle::done);
  }

  @Override
  public HttpAnswer post(Form form) {
    Sent request = new Sent(form);
    sent.add(request);
    return script.apply(request);
  }

  /** Is called with this token. */
  ScriptedMoodle with(RotatingSecret other) {
    token = other;
    return this;
  }

  /** What was measured. */
  CountedTelemetry telemetry() {
    return telemetry;
  }

  /** What it was sent, in order. */
  List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** What the function of the first request was given, without token and the like. */
  Form arguments() {
    List<Form.Variable> all = sent.get(0).form().variables();
    return new Form(all.subList(3, all.size()));
  }

  /** How many items each request had, in order. */
  List<Integer> sizes() {
    return sent.stream().map(Sent::items).toList();
  }

  /** Lets time pass for budgets. */
  void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  /** A service with the measured limits that repeats at once. */
  MoodleService service() {
    return site(Limits.defaults(), PATIENCE, Lanes.single()).open();
  }

  /** The same with other limits. */
  MoodleService service(Limits limits) {
    return site(limits, PATIENCE, Lanes.single()).open();
  }

  /** What can be read besides, for so much time. */
  MoodleReading reading(Duration time) {
    return site(Limits.defaults(), PATIENCE, Lanes.single()).openReading(time);
  }

  /** A whole site with everything as told. */
  MoodleSite site(Limits limits, Patience patience, Lanes lanes) {
    return new MoodleSite(this, token, limits, patience, now::get, lanes, telemetry);
  }

  /** The answer of success to any function. */
  static HttpAnswer done(Sent request) {
    return switch (request.function()) {
      case "core_user_get_users_by_field" -> json("[]");
      case "core_user_create_users" ->
          json(
              IntStream.range(0, request.items())
                  .mapToObj(i -> "{\"id\":" + (100 + i) + ",\"username\":\"u" + i + "\"}")
                  .collect(Collectors.joining(",", "[", "]")));
      case "core_user_update_users", "core_cohort_add_cohort_members" -> json("{\"warnings\":[]}");
      default -> json("null");
    };
  }

  /** An answer of Moodle itself. */
  static HttpAnswer json(String body) {
    return new HttpAnswer(
        200, Optional.of("application/json; charset=utf-8"), Optional.empty(), body);
  }

  /** An error of Moodle without debug text. */
  static HttpAnswer error(String errorcode) {
    return error(errorcode, "");
  }

  /** An error of Moodle with the debug text that set-up asks for. */
  static HttpAnswer error(String errorcode, String debuginfo) {
    return json(
        "{\"exception\":\"moodle_exception\",\"errorcode\":\"%s\",\"message\":\"m\"%s}"
            .formatted(
                errorcode, debuginfo.isEmpty() ? "" : ",\"debuginfo\":\"" + debuginfo + "\""));
  }

  /** A page of the web server. */
  static HttpAnswer page(int status, String html) {
    return new HttpAnswer(status, Optional.of("text/html"), Optional.empty(), html);
  }
}
