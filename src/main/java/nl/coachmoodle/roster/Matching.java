package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.coachmoodle.failure.FailedException;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.failure.FailureCode;
import nl.coachmoodle.moodle.LookupField;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.MoodleUser;

/**
 * Finds the accounts of participants by ID number, byte for byte. Several accounts, or one whose ID
 * number is only alike, end in a failure that lists them: nobody is ever guessed.
 */
final class Matching {
  private final MoodleService moodle;

  Matching(MoodleService moodle) {
    this.moodle = moodle;
  }

  /** Matches every dossier that can be matched, and fails those that are ambiguous. */
  void match(Collection<Dossier> dossiers) {
    if (dossiers.isEmpty()) {
      return;
    }
    List<MoodleUser> rows;
    try {
      rows = find(dossiers);
    } catch (FailedException unread) {
      dossiers.forEach(dossier -> dossier.failed(unread.failure()));
      return;
    }
    Map<String, List<MoodleUser>> byLikeness = new HashMap<>();
    for (MoodleUser row : rows) {
      String key = Spelling.alike(row.idnumber().orElse(""));
      byLikeness.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
    }
    Map<String, List<Dossier>> wanted =
        dossiers.stream()
            .collect(
                Collectors.groupingBy(dossier -> Spelling.alike(dossier.externalId().value())));
    boolean isUnclear = !wanted.keySet().containsAll(byLikeness.keySet());
    List<Dossier> unclear = new ArrayList<>();
    wanted.forEach(
        (key, likes) -> {
          List<MoodleUser> candidates = byLikeness.getOrDefault(key, List.of());
          if (likes.size() > 1 && !candidates.isEmpty()) {
            unclear.addAll(likes);
          } else {
            likes.forEach(dossier -> decide(dossier, candidates));
          }
        });
    askOneByOne(isUnclear ? dossiers : unclear);
  }

  private List<MoodleUser> find(Collection<Dossier> dossiers) {
    return moodle.find(
        LookupField.IDNUMBER,
        dossiers.stream().map(dossier -> dossier.externalId().value()).toList());
  }

  /**
   * The database takes more for equal than we do, or two ids are alike and it may tell them apart:
   * then a row cannot be told to belong to somebody unless only one id is asked for.
   */
  private void askOneByOne(Collection<Dossier> dossiers) {
    for (Dossier dossier : dossiers) {
      if (dossier.userId().isEmpty() && !dossier.hasFailed()) {
        try {
          decide(dossier, find(List.of(dossier)));
        } catch (FailedException unread) {
          dossier.failed(unread.failure());
        }
      }
    }
  }

  private static void decide(Dossier dossier, List<MoodleUser> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    boolean isExact =
        candidates.size() == 1
            && candidates.get(0).idnumber().orElse("").equals(dossier.externalId().value());
    if (isExact) {
      dossier.matched(candidates.get(0));
    } else if (candidates.stream().anyMatch(candidate -> candidate.idnumber().isEmpty())) {
      // Found by a value that is then not shown: the row proves nothing.
      dossier.failed(Failure.of(FailureCode.IDNUMBER_NOT_READABLE));
    } else {
      dossier.failed(Failure.of(FailureCode.AMBIGUOUS_PERSON).with("accounts", idsOf(candidates)));
    }
  }

  static String idsOf(List<MoodleUser> users) {
    return users.stream().map(user -> Long.toString(user.id())).collect(Collectors.joining(", "));
  }
}
