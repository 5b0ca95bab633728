/** How the imitated Coachview answers: tokens, scopes, quota, and the conventions of its lists. */
package nl.coachmoodle.standin.coachview.api;
