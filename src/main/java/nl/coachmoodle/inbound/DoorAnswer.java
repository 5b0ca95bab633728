package nl.coachmoodle.inbound;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a door says, as JSON. Coachview shows it with the rejected action, so it is written for the
 * back office.
 *
 * @param code stable, such as {@code data/email-missing}; {@code ok} when it is done
 * @param message what happened
 * @param fix what to do about it; empty when it is done
 * @param reference finds the call in the log
 */
// Only ever written as an Object: a native executable would find no way to its parts.
@RegisterForReflection
public record DoorAnswer(String code, String message, String fix, String reference) {}
