package nl.coachmoodle.inbound.knative.letters;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.outbound.Courier;
import nl.coachmoodle.outbound.HttpAddress;
import nl.coachmoodle.telemetry.Metric;

/**
 * Sends letters to the broker again, the oldest first. A letter is sent and then deleted: a process
 * that dies in between sends it twice, which does no harm, and loses none.
 */
final class LetterReplay {
  /** What the broker says of this one letter, and would say of it every time. */
  private static final Pattern REFUSAL = Pattern.compile("status-4(?!08|29)\\d\\d");

  private final LetterFiles files;
  private final Optional<HttpAddress> broker;
  private final Courier courier;
  private final InstantSource clock;

  LetterReplay(
      LetterFiles files, Optional<HttpAddress> broker, Courier courier, InstantSource clock) {
    this.files = files;
    this.broker = broker;
    this.courier = courier;
    this.clock = clock;
  }

  /**
   * Sends what is chosen, or tells what would be sent. A letter that the broker refuses, or that is
   * no event, stays, is told and does not count: nobody behind it is held up. Letters that come
   * meanwhile are left alone, so it ends; only one runs at a time, so nothing is sent twice.
   *
   * @return what is told of it: no personal data
   * @throws FailedException {@code retry/hand-over-failed} when the broker takes no more; what was
   *     sent before stays sent
   * @throws IOException when the directory cannot be used
   */
  synchronized Map<String, Object> run(LetterChoice choice) throws IOException {
    Instant now = clock.instant();
    List<Map<String, Object>> letters = new ArrayList<>();
    int counted = 0;
    for (String id : files.ids()) {
      if (counted == choice.limit()) {
        break;
      }
      Optional<KeptLetter> chosen = files.read(id).filter(letter -> choice.means(letter, now));
      if (chosen.isPresent()) {
        KeptLetter letter = chosen.get();
        boolean isSent = choice.apply() && letter.isEvent();
        Optional<String> refusal = isSent ? send(letter) : Optional.empty();
        letters.add(told(letter, isSent && refusal.isEmpty(), refusal, now));
        counted += letter.isEvent() && refusal.isEmpty() ? 1 : 0;
      }
    }
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("mode", choice.apply() ? "apply" : "plan");
    outcome.put("letters", letters);
    outcome.put("kept", files.ids().size());
    return outcome;
  }

  /** Answers why the broker refuses this letter; empty when it has it, and it is forgotten here. */
  private Optional<String> send(KeptLetter letter) throws IOException {
    HttpAddress to =
        broker.orElseThrow(
            () ->
                new FailedException(
                    Failure.of(FailureCode.HAND_OVER_FAILED)
                        .with("function", letter.function())
                        .with("reason", "no-sink")));
    try {
      courier.deliver(letter.again(to), letter.function());
    } catch (FailedException notTaken) {
      String reason = notTaken.failure().facts().getOrDefault("reason", "");
      if (!REFUSAL.matcher(reason).matches()) {
        throw notTaken;
      }
      return Optional.of(reason);
    }
    files.drop(letter.id());
    return Optional.empty();
  }

  private static Map<String, Object> told(
      KeptLetter letter, boolean sent, Optional<String> refusal, Instant now) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", letter.id());
    told.put("function", letter.function());
    told.put("code", letter.code().orElse(Metric.NONE));
    told.put("event", letter.isEvent());
    told.put("sent", sent);
    refusal.ifPresent(reason -> told.put("reason", reason));
    told.put("ageSeconds", Duration.between(letter.kept(), now).toSeconds());
    return told;
  }
}
