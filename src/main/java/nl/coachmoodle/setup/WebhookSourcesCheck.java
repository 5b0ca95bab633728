package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/** Whether the list of addresses that webhooks may come from keeps anybody out. */
final class WebhookSourcesCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.WEBHOOK_SOURCES;
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
    List<WebhookDoor.Range> allowed = door.get().allowed();
    List<WebhookDoor.Range> trusted = door.get().trusted();
    List<Finding> findings = new ArrayList<>();
    if (allowed.isEmpty()) {
      findings.add(
          trusted.isEmpty()
              ? Finding.ok(name()).noting("webhook-from-everywhere")
              : warning(Kind.WEBHOOK_PROXIES_IDLE, ""));
      return findings;
    }
    for (WebhookDoor.Range range : allowed) {
      if (range.isWide()) {
        findings.add(warning(Kind.WEBHOOK_RANGE, range.text()));
      } else if (range.isPrivate()) {
        findings.add(warning(Kind.WEBHOOK_PRIVATE_RANGE, range.text()));
      }
    }
    for (WebhookDoor.Range range : trusted) {
      if (range.isWide()) {
        findings.add(warning(Kind.WEBHOOK_PROXIES, range.text()));
      }
    }
    return findings.isEmpty() ? List.of(Finding.ok(name())) : findings;
  }

  /** Whether there is an address at all that messages can come to. */
  static boolean isOpen(WebhookDoor door) {
    return door.addresses().stream().anyMatch(address -> address.secret().value().isPresent());
  }

  private Finding warning(Kind kind, String about) {
    return Finding.warning(name(), List.of(new Need(kind, about)));
  }
}
