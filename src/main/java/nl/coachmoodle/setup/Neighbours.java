package nl.coachmoodle.setup;

import java.util.Optional;
import nl.coachmoodle.coachview.wire.CoachviewSite;
import nl.coachmoodle.moodle.wire.Doorstep;

/**
 * What an examination looks at besides the functions of Moodle.
 *
 * @param webhooks the door for webhooks; empty where this build has none
 */
public record Neighbours(
    Doorstep doorstep, CoachviewSite coachview, Optional<WebhookDoor> webhooks) {}
