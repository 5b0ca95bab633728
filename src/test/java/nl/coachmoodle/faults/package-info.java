/**
 * The fault suite: functions and a Moodle stand-in with a proxy between them that does whatever
 * networks, web servers and Moodle do on bad days, and queues that deliver again, twice and at the
 * same time. Whatever happens, everybody ends as wanted, nobody twice, and no event is lost.
 *
 * <p>A small variant is part of every build, {@code mvn verify -Pfaults} runs the long one.
 */
package nl.coachmoodle.faults;
