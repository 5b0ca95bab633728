package nl.coachmoodle.function;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The answer of every operation, as JSON. Holds personal data (the changed fields), so it is
 * answered and never logged.
 *
 * @param operation the function, such as {@code enrolParticipant}
 * @param mode {@code plan} or {@code apply}
 * @param calls requests to Moodle, repetitions included
 * @param participants one per participant of the request, in its order
 */
// A door writes it as an Object, too: a native executable would find no way to its parts.
@RegisterForReflection
public record Report(String operation, String mode, int calls, List<Participant> participants) {

  public Report {
    participants = List.copyOf(participants);
  }

  /** The kinds of all notices, such as {@code account-suspended}, each once. */
  public List<String> kindsOfNotices() {
    return participants.stream()
        .flatMap(participant -> participant.notices().stream())
        .map(notice -> notice.split(" ", 2)[0])
        .distinct()
        .toList();
  }

  /**
   * What became of one participant.
   *
   * @param externalId who it is about; absent when Coachview could not say it
   * @param coachviewId the id of a person or an enrolment by which the request named the
   *     participant
   * @param moodleUserId the account's id in Moodle
   * @param account {@code created}, {@code updated}, {@code unchanged}, {@code adopted} or {@code
   *     absent}
   * @param changes what differed
   * @param access one per course or cohort
   * @param notices what a person should know, such as {@code account-suspended 42}
   * @param failure why the account is not as wanted
   */
  public record Participant(
      Optional<String> externalId,
      Optional<String> coachviewId,
      Optional<Long> moodleUserId,
      Optional<String> account,
      List<Change> changes,
      List<Right> access,
      List<String> notices,
      Optional<Problem> failure) {}

  /**
   * One changed field.
   *
   * @param before empty when this Moodle does not show the field
   */
  public record Change(String field, Optional<String> before, String after) {}

  /**
   * One course or cohort.
   *
   * @param before in a plan always {@code not-readable}: the seven functions do not read rights
   * @param state {@code ensured}, {@code suspended}, {@code removed}, {@code added}, {@code
   *     already-member} or {@code nothing-to-withdraw}; empty when it failed or was not tried
   */
  public record Right(
      String target, Optional<String> before, Optional<String> state, Optional<Problem> failure) {}

  /**
   * A failure in words.
   *
   * @param code stable, such as {@code data/email-missing}
   * @param errorClass who must act: {@code retry}, {@code setup}, {@code data} or {@code bug}
   * @param message what happened
   * @param fix what to do about it
   * @param detail Moodle's own wording, for an administrator
   */
  public record Problem(
      String code, String errorClass, String message, String fix, Optional<String> detail) {}
}
