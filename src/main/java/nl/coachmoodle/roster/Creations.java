package nl.coachmoodle.roster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.coachmoodle.failure.Failure;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.moodle.NewUser;
import nl.coachmoodle.moodle.Result;

/**
 * Sends creations, and leaves out the fields that an older Moodle does not know: it refuses a whole
 * call for one of them.
 */
final class Creations {
  private final MoodleService moodle;
  private final SiteMemory memory;
  private final Map<Dossier, NewUser> lastSent = new HashMap<>();
  private final FieldProbe probe;

  Creations(MoodleService moodle, SiteMemory memory) {
    this.moodle = moodle;
    this.memory = memory;
    this.probe = new FieldProbe(moodle, memory);
  }

  /** Makes the accounts and answers those that were refused. */
  Map<Dossier, Failure> make(Map<Dossier, NewUser> users) {
    Map<Dossier, Failure> refused = send(users);
    Map<Dossier, NewUser> again = withoutUnknownFields(users, refused);
    if (!again.isEmpty()) {
      // Each round leaves out at least one field more, so this ends.
      refused.keySet().removeAll(again.keySet());
      refused.putAll(make(again));
    }
    return refused;
  }

  /** What was last sent for somebody: without the fields that were left out. */
  NewUser lastSent(Dossier dossier, NewUser otherwise) {
    return lastSent.getOrDefault(dossier, otherwise);
  }

  private Map<Dossier, Failure> send(Map<Dossier, NewUser> users) {
    lastSent.putAll(users);
    List<Dossier> dossiers = List.copyOf(users.keySet());
    List<NewUser> sent = List.copyOf(users.values());
    List<Result<Long>> results = moodle.create(sent);
    Map<Dossier, Failure> refused = new LinkedHashMap<>();
    for (int i = 0; i < dossiers.size(); i++) {
      Dossier dossier = dossiers.get(i);
      Result<Long> result = results.get(i);
      if (result instanceof Result.Done<Long> done) {
        dossier.created(done.value());
        memory.sent(done.value(), sent.get(i).customFields());
        dossier.changes(NewAccounts.changes(sent.get(i)));
      } else if (result instanceof Result.Failed<Long> failed) {
        refused.put(dossier, failed.failure());
      }
    }
    return refused;
  }

  /** Whoever can be sent again with fewer fields, and who was only in the same call. */
  private Map<Dossier, NewUser> withoutUnknownFields(
      Map<Dossier, NewUser> users, Map<Dossier, Failure> refused) {
    Map<Dossier, NewUser> reduced = new LinkedHashMap<>();
    Map<Dossier, NewUser> innocent = new LinkedHashMap<>();
    users.forEach(
        (dossier, user) -> {
          Failure failure = refused.get(dossier);
          if (failure != null) {
            Set<String> sent = user.fields().keySet();
            Set<String> named = UnknownFields.named(failure, sent);
            Set<String> doubtful = probe.suspected(failure, sent);
            if (!named.isEmpty()) {
              memory.unknown(named);
              notice(dossier, named);
              reduced.put(dossier, without(user, named));
            } else if (!doubtful.isEmpty()) {
              // For this participant only, unless the probe has told.
              notice(dossier, doubtful);
              reduced.put(dossier, without(user, doubtful));
            } else if (UnknownFields.isAboutNames(failure)) {
              innocent.put(dossier, user);
            }
          }
        });
    if (!reduced.isEmpty()) {
      reduced.putAll(innocent);
    }
    return reduced;
  }

  private static void notice(Dossier dossier, Set<String> fields) {
    fields.forEach(field -> dossier.notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, field));
  }

  private static NewUser without(NewUser user, Set<String> fields) {
    Map<String, String> fewer = new HashMap<>(user.fields());
    fewer.keySet().removeAll(fields);
    return user.withFields(fewer);
  }
}
