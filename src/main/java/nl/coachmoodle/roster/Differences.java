package nl.coachmoodle.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.coachmoodle.moodle.MoodleUser;
import nl.coachmoodle.moodle.UserUpdate;

/** Compares what a profile should hold with what Moodle shows of it. */
final class Differences {
  private final ProfileRules rules;
  private final SiteMemory memory;

  Differences(ProfileRules rules, SiteMemory memory) {
    this.rules = rules;
    this.memory = memory;
  }

  /**
   * What to change.
   *
   * @param update what to send
   * @param changes the same, field by field
   */
  record Found(UserUpdate update, List<FieldChange> changes) {}

  /** The differences of a matched dossier, by the policy of each field. */
  Found find(Dossier dossier, MoodleUser shown) {
    Collected collected = new Collected(dossier);
    dossier
        .profile()
        .ifPresent(
            profile -> {
              profile
                  .fields()
                  .forEach(
                      (name, wanted) -> {
                        if (!profile.stopgaps().contains(name)
                            && !(name.equals("lastname") && isKept(profile, wanted, shown))) {
                          collected.plain(name, wanted, shown.field(name));
                        }
                      });
              profile
                  .customFields()
                  .forEach(
                      (name, wanted) ->
                          collected.custom(name, wanted, shown.customField(name), shown.id()));
              profile
                  .emailProblem()
                  .ifPresent(problem -> dossier.notice(Notice.Kind.EMAIL_LEFT, problem.toString()));
            });
    Optional<Boolean> suspended =
        dossier.suspended().filter(wanted -> !shown.suspended().filter(wanted::equals).isPresent());
    return collected.result(shown, suspended);
  }

  /** Gathers the differences of one profile. */
  private final class Collected {
    private final Dossier dossier;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, String> customFields = new HashMap<>();
    private final Map<String, String> unseen = new HashMap<>();
    private final List<FieldChange> changes = new ArrayList<>();

    Collected(Dossier dossier) {
      this.dossier = dossier;
    }

    void plain(String name, String wanted, Optional<String> shown) {
      if (memory.isUnknown(name)) {
        dossier.notice(Notice.Kind.FIELD_UNKNOWN_TO_MOODLE, name);
        return;
      }
      FieldPolicy policy = rules.policyOf(name);
      if (shown.isPresent()) {
        if (differs(policy, wanted, shown.get()) && !isNothing(wanted, shown.get())) {
          fields.put(name, wanted);
          changes.add(new FieldChange(name, shown, wanted));
        }
      } else if (policy == FieldPolicy.ALWAYS) {
        unseen.put(name, wanted);
      } else if (policy == FieldPolicy.IF_EMPTY) {
        dossier.notice(Notice.Kind.FIELD_NOT_READABLE, name);
      }
    }

    void custom(String name, String wanted, String shown, long userId) {
      // Moodle ignores a short name that does not exist, cuts texts and rewrites dates without a
      // word, so these would be sent for ever.
      boolean isSettled = memory.isSettled(userId, name, wanted, shown);
      boolean differs = differs(rules.policyOf(name), wanted, shown);
      if (isSettled && (differs || (shown.isEmpty() && !wanted.isEmpty()))) {
        dossier.notice(Notice.Kind.FIELD_NOT_STORED, name);
      } else if (differs) {
        customFields.put(name, wanted);
        changes.add(new FieldChange(name, Optional.of(shown), wanted));
      }
    }

    Found result(MoodleUser shown, Optional<Boolean> suspended) {
      // Fields that cannot be compared ride along; alone they are worth a call only when asked for.
      boolean sendUnseen = dossier.refresh() || !fields.isEmpty() || !customFields.isEmpty();
      if (sendUnseen) {
        unseen.forEach(
            (name, wanted) -> {
              fields.put(name, wanted);
              changes.add(new FieldChange(name, Optional.empty(), wanted));
            });
      }
      suspended.ifPresent(
          wanted ->
              changes.add(
                  new FieldChange(
                      "suspended",
                      shown.suspended().map(String::valueOf),
                      String.valueOf(wanted))));
      if (dossier.is(ParticipantOutcome.Account.ADOPTED)) {
        changes.add(
            new FieldChange("idnumber", shown.field("idnumber"), dossier.externalId().value()));
      }
      changes.sort(Comparator.comparing(FieldChange::field));
      return new Found(
          new UserUpdate(shown.id(), fields, customFields, suspended), List.copyOf(changes));
    }

    private boolean differs(FieldPolicy policy, String wanted, String shown) {
      return switch (policy) {
        case ALWAYS -> !isSame(wanted, shown);
        case IF_EMPTY -> shown.isEmpty() && !wanted.isEmpty();
        case ON_CREATE, NEVER -> false;
      };
    }
  }

  /**
   * Whether Moodle's last name is the wanted one behind an infix that Coachview did not tell. Where
   * last names are not shown, the full name does.
   */
  private static boolean isKept(WantedProfile profile, String wanted, MoodleUser shown) {
    return profile.isInfixUntold()
        && shown
            .field("lastname")
            .or(() -> shown.field("fullname"))
            .map(Differences::unescaped)
            .filter(name -> name.endsWith(" " + wanted))
            .isPresent();
  }

  /** PHP takes "0" for nothing, so Moodle never shows it: it would be sent for ever. */
  private static boolean isNothing(String wanted, String shown) {
    return wanted.equals("0") && shown.isEmpty();
  }

  /** Moodle answers some texts with the five characters of HTML escaped. */
  private static boolean isSame(String wanted, String shown) {
    return wanted.equals(shown) || wanted.equals(unescaped(shown));
  }

  static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
