<?php
/**
 * Starts the substitute of Moodle's PHP API: only what coachview-setup.php calls, with its tables in SQLite. Which release
 * it imitates, and where its database is, stands in the environment (MOODLE_RELEASE, MOODLE_DATABASE).
 *
 * Own code throughout. The real API is tried on real sites; here the script's own decisions are tested.
 */

require_once(__DIR__ . '/lib/moodlelib.php');
