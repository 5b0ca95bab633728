package nl.coachmoodle.function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import nl.coachmoodle.reconcile.ExternalIdRule;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Looks at the settings about participants of Coachview at the start. */
@Singleton
class ParticipantCheck {
  private static final Logger LOG = Logger.getLogger(ParticipantCheck.class);

  private final ParticipantSettings participants;
  private final Config config;

  ParticipantCheck(ParticipantSettings participants, Config config) {
    this.participants = participants;
    this.config = config;
  }

  void check(@Observes SettingProblems problems) {
    try {
      participants.accessRules(ZoneOffset.UTC);
    } catch (IllegalArgumentException wrong) {
      problems.add("participants: " + wrong.getMessage());
    }
    if (participants.externalId() == ExternalIdRule.Choice.PERSOON_ID
        && participants.externSource().isPresent()) {
      problems.add(
          "participants.extern-source has no meaning with participants.external-id=persoon-id:"
              + " leave it out, or choose extern-id");
    }
    if (isSet("elearning.oauth.issuer") && isSet("coachview.url") && mayDisagree()) {
      LOG.warnf(
          "participants.external-id=%s: the e-learning link names people by PersoonExterneId; if"
              + " that is not the same id, one person gets two accounts in Moodle. Ask"
              + " checkExternalIds with some PersoonExterneIds of the link",
          Reporter.label(participants.externalId()));
    }
  }

  /** Only ExternId of any source is what the link is documented to send. */
  private boolean mayDisagree() {
    return participants.externalId() != ExternalIdRule.Choice.EXTERN_ID
        || participants.externSource().isPresent();
  }

  private boolean isSet(String setting) {
    return config.getOptionalValue(setting, String.class).isPresent();
  }
}
