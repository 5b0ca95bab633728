package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.MoodleUser;

/**
 * One participant on the way through the steps: what is wanted of the account by all wishes about
 * it, what Moodle shows, and what has been done. Used by one thread.
 */
final class Dossier {
  private final ExternalId externalId;
  private final Optional<Person> person;
  private final Wish.WhenAbsent whenAbsent;
  private final boolean refresh;
  private final Optional<Boolean> suspended;

  private Optional<WantedProfile> profile = Optional.empty();
  private Optional<MoodleUser> shown = Optional.empty();
  private Optional<Long> userId = Optional.empty();
  private Optional<ParticipantOutcome.Account> account = Optional.empty();
  private Optional<Failure> failure = Optional.empty();
  private boolean profileRefused;
  private List<FieldChange> changes = List.of();
  private final List<Notice> notices = new ArrayList<>();

  private Dossier(
      ExternalId externalId,
      Optional<Person> person,
      Wish.WhenAbsent whenAbsent,
      boolean refresh,
      Optional<Boolean> suspended) {
    this.externalId = externalId;
    this.person = person;
    this.whenAbsent = whenAbsent;
    this.refresh = refresh;
    this.suspended = suspended;
  }

  /** Of several wishes about one participant the last word counts, and one creation is enough. */
  static Dossier of(List<Wish> wishes) {
    Wish last = wishes.get(wishes.size() - 1);
    return new Dossier(
        last.externalId(),
        wishes.stream().flatMap(wish -> wish.person().stream()).reduce((first, next) -> next),
        wishes.stream().map(Wish::whenAbsent).sorted().findFirst().orElse(last.whenAbsent()),
        wishes.stream().anyMatch(Wish::refresh),
        wishes.stream().flatMap(wish -> wish.suspended().stream()).reduce((first, next) -> next));
  }

  ExternalId externalId() {
    return externalId;
  }

  Optional<Person> person() {
    return person;
  }

  Wish.WhenAbsent whenAbsent() {
    return whenAbsent;
  }

  boolean refresh() {
    return refresh;
  }

  Optional<Boolean> suspended() {
    return suspended;
  }

  Optional<WantedProfile> profile() {
    return profile;
  }

  void wants(WantedProfile wanted) {
    profile = Optional.of(wanted);
  }

  Optional<MoodleUser> shown() {
    return shown;
  }

  void matched(MoodleUser user) {
    shown = Optional.of(user);
    userId = Optional.of(user.id());
  }

  void created(long id) {
    userId = Optional.of(id);
    account = Optional.of(ParticipantOutcome.Account.CREATED);
  }

  /** Empty while nobody was found and nobody was created; always empty in a plan to create. */
  Optional<Long> userId() {
    return userId;
  }

  Optional<ParticipantOutcome.Account> account() {
    return account;
  }

  void account(ParticipantOutcome.Account became) {
    account = Optional.of(became);
  }

  boolean is(ParticipantOutcome.Account state) {
    return account.filter(state::equals).isPresent();
  }

  List<FieldChange> changes() {
    return changes;
  }

  void changes(List<FieldChange> fields) {
    changes = List.copyOf(fields);
  }

  List<Notice> notices() {
    return List.copyOf(notices);
  }

  void notice(Notice.Kind kind, String about) {
    Notice notice = new Notice(kind, about);
    if (!notices.contains(notice)) {
      notices.add(notice);
    }
  }

  Optional<Failure> failure() {
    return failure;
  }

  void failed(Failure reason) {
    failure = Optional.of(reason);
  }

  boolean hasFailed() {
    return failure.isPresent();
  }

  /** The account is there and ours, but the profile is not as wanted. */
  void profileRefused(Failure reason) {
    failed(reason);
    profileRefused = true;
  }

  /** A profile that Moodle refuses is no reason to keep a participant out of the course. */
  boolean mayHaveAccess() {
    return failure.isEmpty() || (profileRefused && !failure.get().isRetry());
  }
}
