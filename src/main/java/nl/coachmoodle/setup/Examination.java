package nl.coachmoodle.setup;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.coachmoodle.coachview.wire.Survey;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.wire.Doorstep;
import nl.coachmoodle.moodle.wire.Reply;
import nl.coachmoodle.setup.report.Capability;
import nl.coachmoodle.setup.report.CheckName;
import nl.coachmoodle.setup.report.Evidence;
import nl.coachmoodle.setup.report.Finding;
import nl.coachmoodle.setup.report.Need;
import nl.coachmoodle.setup.report.Status;
import nl.coachmoodle.setup.report.VersionRange;

/** One examination under way: what is examined, and what is known so far. */
final class Examination {
  private final Subject subject;
  private final Interview interview;
  private final Neighbours neighbours;
  private final InstantSource clock;
  private final Map<Capability, Status> capabilities = new EnumMap<>(Capability.class);
  private final Map<String, Status> functions = new TreeMap<>();
  private final List<UnaryOperator<VersionRange>> clues = new ArrayList<>();
  private final Set<Need> proven = new HashSet<>();
  private Optional<Survey> coachview = Optional.empty();
  private boolean changed;
  private Optional<CheckName> blockedBy = Optional.empty();

  Examination(Subject subject, Interview interview, Neighbours neighbours, InstantSource clock) {
    this.subject = subject;
    this.interview = interview;
    this.neighbours = neighbours;
    this.clock = clock;
  }

  Subject subject() {
    return subject;
  }

  Interview interview() {
    return interview;
  }

  Doorstep doorstep() {
    return neighbours.doorstep();
  }

  /** What Coachview shows; it is asked once. */
  Survey coachview() {
    Survey survey = coachview.orElseGet(() -> neighbours.coachview().survey());
    coachview = Optional.of(survey);
    return survey;
  }

  /** The door for webhooks; empty where this build has none. */
  Optional<WebhookDoor> webhooks() {
    return neighbours.webhooks();
  }

  InstantSource clock() {
    return clock;
  }

  /** The check whose failure explains whatever comes after it. */
  Optional<CheckName> blockedBy() {
    return blockedBy;
  }

  /** Says that nothing after this can be judged. */
  List<Finding> block(Finding finding) {
    blockedBy = Optional.of(finding.check());
    return List.of(finding);
  }

  Reply ask(Question question) {
    return interview.ask(question);
  }

  Evidence evidence(Question question) {
    return Interview.evidence(question, ask(question));
  }

  /** What was learned of a capability; the first lesson counts. */
  void learn(Capability capability, Status status) {
    capabilities.putIfAbsent(capability, status);
  }

  Status known(Capability capability) {
    return capabilities.getOrDefault(capability, Status.CANNOT_TELL);
  }

  void learn(String function, Status status) {
    functions.put(function, status);
  }

  Status known(String function) {
    return functions.getOrDefault(function, Status.CANNOT_TELL);
  }

  /** Whether this function is known not to be in the service, so that its answers tell no more. */
  boolean lacks(Question question) {
    return known(question.function()) == Status.FAILED;
  }

  /** Takes note of what a probe has shown to work. */
  void prove(Need need) {
    proven.add(need);
  }

  boolean isProven(Need need) {
    return proven.contains(need);
  }

  /** Whether a probe has changed something in Moodle. */
  boolean hasChanged() {
    return changed;
  }

  void change() {
    changed = true;
  }

  /** Whether Moodle says why it refuses. */
  boolean tellsReasons() {
    return interview.replies().stream().anyMatch(reply -> reply.debuginfo().isPresent());
  }

  /** What the answers so far tell of Moodle's version. */
  VersionRange version() {
    return VersionClues.of(subject.version(), interview.replies(), clues);
  }

  /** Takes note of what an answer tells of the version. */
  void clue(UnaryOperator<VersionRange> clue) {
    clues.add(clue);
  }

  /** Whether the answer is {@code nopermissions}. */
  static boolean lacksCapability(Reply reply) {
    return Interview.isFailure(reply, FailureCode.CAPABILITY_MISSING);
  }
}
