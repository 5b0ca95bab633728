/**
 * The door for Coachview's webhooks: who may come in (an address with a secret, optionally a
 * signature and a list of sources), which function a message is for, and how the work is handed on.
 *
 * <p>A message is a hint that something changed: ids are taken from it and nothing else. Its
 * envelope, its other events and its delivery are not public (Coachview support, 103000037968 and
 * 103000037949), so what can differ is a setting.
 */
@NullMarked
package nl.coachmoodle.inbound.webhook;

import org.jspecify.annotations.NullMarked;
