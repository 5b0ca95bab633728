/**
 * What the tests of all build targets share: a Moodle stand-in and an identity provider that run
 * beside the application under test, and the settings that open its doors.
 */
package nl.coachmoodle.harness;
