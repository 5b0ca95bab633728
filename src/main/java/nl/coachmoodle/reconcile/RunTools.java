package nl.coachmoodle.reconcile;

import java.time.InstantSource;
import java.util.function.Supplier;
import nl.coachmoodle.coachview.CoachviewService;
import nl.coachmoodle.moodle.MoodleReading;
import nl.coachmoodle.moodle.MoodleService;
import nl.coachmoodle.roster.AccessCodes;
import nl.coachmoodle.roster.Brake;
import nl.coachmoodle.roster.Roster;

/**
 * What a run works with.
 *
 * @param coachview serves this part of the run
 * @param reader reads persons with that service
 * @param rules what statuses mean
 * @param wanted what is wanted of a person
 * @param roster brings it about
 * @param moodle opens Moodle for some participants, whose time runs from then
 * @param reading what Moodle shows of enrolments and memberships, if anything
 * @param externalIds which id stands in Moodle
 * @param codes what e-learning codes mean
 * @param brake limits withdrawals
 * @param limits what one part may take
 * @param clock tells the time
 * @param progress is told how far the run is
 */
public record RunTools(
    CoachviewService coachview,
    CoachviewReader reader,
    AccessRules rules,
    WantedState wanted,
    Roster roster,
    Supplier<MoodleService> moodle,
    MoodleReading reading,
    ExternalIdRule externalIds,
    AccessCodes codes,
    Brake brake,
    RunLimits limits,
    InstantSource clock,
    Progress progress) {}
