/**
 * Moodle's REST protocol: reading the form, letting the caller in, checking parameters, answering.
 */
package nl.coachmoodle.standin.rest;
