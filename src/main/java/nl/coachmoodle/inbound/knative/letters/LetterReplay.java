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
   * Sends what is chosen, or tells what would be sent. Letters that come meanwhile are left alone,
   * so it ends; only one runs at a time, so nothing is sent twice.
   *
   * @return what is told of it: no personal data
   * @throws FailedException {@code retry/hand-over-failed} when the broker takes no more; what was
   *     sent before stays sent
   * @throws IOException when the directory cannot be used
   */
  synchronized Map<String, Object> run(LetterChoice choice) throws IOException {
    Instant now = clock.instant();
    List<Map<String, Object>> letters = new ArrayList<>();
    for (String id : files.ids()) {
      if (letters.size() == choice.limit()) {
        break;
      }
      Optional<KeptLetter> chosen = files.read(id).filter(letter -> choice.means(letter, now));
      if (chosen.isPresent()) {
        boolean sends = choice.apply() && chosen.get().isEvent();
        if (sends) {
          send(chosen.get());
        }
        letters.add(told(chosen.get(), sends, now));
      }
    }
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("mode", choice.apply() ? "apply" : "plan");
    outcome.put("letters", letters);
    outcome.put("kept", files.ids().size());
    return outcome;
  }

  private void send(KeptLetter letter) throws IOException {
    HttpAddress to =
        broker.orElseThrow(
            () ->
                new FailedException(
                    Failure.of(FailureCode.HAND_OVER_FAILED)
                        .with("function", letter.function())
                        .with("reason", "no-sink")));
    courier.deliver(letter.again(to), letter.function());
    files.drop(letter.id());
  }

  private static Map<String, Object> told(KeptLetter letter, boolean sent, Instant now) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("id", letter.id());
    told.put("function", letter.function());
    told.put("code", letter.code().orElse(Metric.NONE));
    told.put("event", letter.isEvent());
    told.put("sent", sent);
    told.put("ageSeconds", Duration.between(letter.kept(), now).toSeconds());
    return told;
  }
}
