package nl.coachmoodle.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Need.Kind;

/**
 * Whether the external service is open to the account. Where it refuses every function, the door
 * for files is asked, too: it looks at the same service and says what it does not like, if Moodle
 * says reasons at all.
 */
final class ServiceCheck implements Check {

  @Override
  public CheckName name() {
    return CheckName.SERVICE;
  }

  @Override
  public List<Finding> look(Examination examination) {
    if (!Interview.isRefusedAccess(examination.ask(Questions.canaries()))) {
      return List.of(Finding.ok(name(), examination.evidence(Questions.canaries())));
    }
    List<Question> seven = SevenFunctions.questions(examination);
    if (seven.stream()
        .anyMatch(question -> !Interview.isRefusedAccess(examination.ask(question)))) {
      return List.of(Finding.ok(name(), examination.evidence(seven.get(0))));
    }
    Reply door = examination.interview().atUploads();
    List<Evidence> evidence = new ArrayList<>();
    seven.forEach(question -> evidence.add(examination.evidence(question)));
    evidence.add(new Evidence("upload.php (our token, no file)", Interview.shortened(door)));
    return examination.block(
        Finding.failed(name(), missing(door).map(Need::of).toList()).resting(evidence));
  }

  private static Stream<Kind> missing(Reply door) {
    if (door.says("might be disabled")) {
      return Stream.of(Kind.SERVICE_ENABLED);
    }
    if (door.says("not allowed for this service")) {
      return Stream.of(Kind.SERVICE_USER);
    }
    if (door.says("IP:")) {
      return Stream.of(Kind.SERVICE_USER_ADDRESS);
    }
    if (door.says("The capability")) {
      return Stream.of(Kind.SERVICE_CAPABILITY);
    }
    // Moodle 2.9 says without debugging that it refuses, and neither why nor with which code.
    boolean isRefused = door.errorcode().isPresent() || !door.message().isEmpty();
    boolean isLetIn = door.says("file upload must be enabled") || !isRefused;
    return isLetIn && door.isOk()
        ? Stream.of(Kind.SERVICE_FUNCTIONS, Kind.SERVICE_USER_DATE)
        : Stream.of(
            Kind.SERVICE_USER,
            Kind.SERVICE_ENABLED,
            Kind.SERVICE_FUNCTIONS,
            Kind.SERVICE_USER_DATE,
            Kind.SERVICE_USER_ADDRESS,
            Kind.SERVICE_CAPABILITY);
  }
}
