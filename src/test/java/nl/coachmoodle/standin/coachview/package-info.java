/**
 * A substitute for Coachview: its REST API with made-up participants, and the webhooks that it
 * sends. What is public about the API is imitated; what is not is the documented guess, and can be
 * changed by {@code ApiSettings}. A plain program without any dependency on production code.
 */
package nl.coachmoodle.standin.coachview;
