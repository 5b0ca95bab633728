package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether nobody can guess the addresses that webhooks are sent to. */
final class WebhookSecretCheck implements Check {
  /** The door takes no shorter one, and no other characters. */
  private static final String USABLE = "[A-Za-z0-9_-]{32,128}";

  @Override
  public CheckName name() {
    return CheckName.WEBHOOK_SECRET;
  }

  @Override
  public boolean isAlwaysMade() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    if (examination.webhooks().isEmpty()) {
      return List.of(Finding.ok(name()).noting("webhook-elsewhere"));
    }
    List<Finding> findings = new ArrayList<>();
    for (WebhookDoor.Address address : examination.webhooks().get().addresses()) {
      address.secret().value().ifPresent(secret -> findings.add(judge(address.setting(), secret)));
      address
          .previous()
          .value()
          .ifPresent(secret -> findings.addAll(judgePrevious(address, secret)));
    }
    return findings.isEmpty() ? List.of(Finding.ok(name()).noting("webhook-closed")) : findings;
  }

  private List<Finding> judgePrevious(WebhookDoor.Address address, String secret) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.warning(
            name(), List.of(new Need(Kind.WEBHOOK_PREVIOUS, address.previousSetting()))));
    Optional.of(judge(address.previousSetting(), secret))
        .filter(finding -> !finding.needs().isEmpty())
        .ifPresent(findings::add);
    return findings;
  }

  private Finding judge(String setting, String secret) {
    // Its length is no help to who would guess it.
    Evidence evidence = new Evidence(setting, secret.length() + " characters");
    if (!secret.matches(USABLE)) {
      return Finding.failed(name(), new Need(Kind.WEBHOOK_SECRET, setting), evidence);
    }
    return Randomness.isPlausible(secret)
        ? Finding.ok(name(), evidence)
        : Finding.warning(name(), List.of(new Need(Kind.WEBHOOK_RANDOM, setting)), evidence);
  }
}
