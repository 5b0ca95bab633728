/** What the imitated Coachview holds: rows of entities with their audit trail. */
package nl.coachmoodle.standin.coachview.data;
