package nl.coachmoodle.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether signatures are asked for, and the keys are worth it. */
final class WebhookSignatureCheck implements Check {
  private static final String KEY = "webhook.signature.key";
  private static final String PREVIOUS = "webhook.signature.previous-key";

  /** Nobody's clock is right to the second. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** Within it a message that was overheard can be sent again. */
  private static final Duration LONGEST = Duration.ofHours(1);

  @Override
  public CheckName name() {
    return CheckName.WEBHOOK_SIGNATURE;
  }

  @Override
  public boolean isAlwaysMade() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    Optional<WebhookDoor> door = examination.webhooks().filter(WebhookSourcesCheck::isOpen);
    if (door.isEmpty()) {
      return List.of();
    }
    WebhookDoor.Signature signature = door.get().signature();
    Optional<String> key = signature.key().value();
    if (key.isEmpty()) {
      return List.of(Finding.ok(name()).noting("webhook-unsigned"));
    }
    List<Finding> findings = new ArrayList<>();
    if (!signature.canUse().test(key.get())) {
      findings.add(Finding.failed(name(), new Need(Kind.WEBHOOK_KEY, KEY)));
    } else if (!Randomness.isPlausible(key.get())) {
      findings.add(warning(Kind.WEBHOOK_RANDOM, KEY));
    }
    if (signature.previous().value().isPresent()) {
      findings.add(warning(Kind.WEBHOOK_PREVIOUS, PREVIOUS));
    }
    boolean isSecret =
        door.get().addresses().stream().anyMatch(address -> address.secret().value().equals(key));
    if (isSecret) {
      findings.add(warning(Kind.WEBHOOK_OWN_KEY, KEY));
    }
    signature
        .tolerance()
        .filter(time -> time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0)
        .ifPresent(time -> findings.add(warning(Kind.WEBHOOK_TOLERANCE, time.toSeconds() + " s")));
    return findings.isEmpty() ? List.of(Finding.ok(name())) : findings;
  }

  private Finding warning(Kind kind, String about) {
    return Finding.warning(name(), List.of(new Need(kind, about)));
  }
}
