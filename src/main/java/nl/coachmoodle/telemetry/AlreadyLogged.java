package nl.coachmoodle.telemetry;

/**
 * What an exception is whose failure has its line in the log, written by who threw it. The platform
 * would log it again on its way out, with a stack that helps nobody.
 */
public interface AlreadyLogged {}
