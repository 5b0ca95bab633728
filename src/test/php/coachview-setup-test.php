<?php
/**
 * Tests deploy/moodle/coachview-setup.php on a substitute of Moodle's PHP API (the directory "moodle" beside this file).
 * Needs PHP with SQLite; ends with 0 if all tests pass. An argument chooses the tests whose name contains it.
 */

error_reporting(E_ALL);

// What Moodle has right after its installation, as far as the script looks at it.
const FRESH = <<<'SQL'
CREATE TABLE config (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE config_plugins (id INTEGER PRIMARY KEY AUTOINCREMENT, plugin TEXT, name TEXT, value TEXT);
CREATE TABLE user (id INTEGER PRIMARY KEY AUTOINCREMENT, username TEXT, auth TEXT, firstname TEXT, lastname TEXT,
    email TEXT, emailstop INTEGER, confirmed INTEGER, suspended INTEGER, deleted INTEGER, mnethostid INTEGER,
    policyagreed INTEGER, firstaccess INTEGER, currentlogin INTEGER, timecreated INTEGER);
CREATE TABLE user_preferences (id INTEGER PRIMARY KEY AUTOINCREMENT, userid INTEGER, name TEXT, value TEXT);
CREATE TABLE user_enrolments (id INTEGER PRIMARY KEY AUTOINCREMENT, enrolid INTEGER, userid INTEGER);
CREATE TABLE user_info_category (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, sortorder INTEGER);
CREATE TABLE user_info_field (id INTEGER PRIMARY KEY AUTOINCREMENT, shortname TEXT, name TEXT, datatype TEXT,
    categoryid INTEGER, required INTEGER, locked INTEGER, visible INTEGER, param1 TEXT, param2 TEXT);
CREATE TABLE user_info_data (id INTEGER PRIMARY KEY AUTOINCREMENT, userid INTEGER, fieldid INTEGER, data TEXT,
    dataformat INTEGER);
CREATE TABLE role (id INTEGER PRIMARY KEY AUTOINCREMENT, shortname TEXT, name TEXT, archetype TEXT);
CREATE TABLE role_capabilities (id INTEGER PRIMARY KEY AUTOINCREMENT, contextid INTEGER, roleid INTEGER,
    capability TEXT, permission INTEGER);
CREATE TABLE role_context_levels (id INTEGER PRIMARY KEY AUTOINCREMENT, roleid INTEGER, contextlevel INTEGER);
CREATE TABLE role_allow_assign (id INTEGER PRIMARY KEY AUTOINCREMENT, roleid INTEGER, allowassign INTEGER);
CREATE TABLE role_assignments (id INTEGER PRIMARY KEY AUTOINCREMENT, roleid INTEGER, contextid INTEGER,
    userid INTEGER, timemodified INTEGER);
CREATE TABLE external_functions (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
CREATE TABLE external_services (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, shortname TEXT, enabled INTEGER,
    restrictedusers INTEGER, requiredcapability TEXT, component TEXT);
CREATE TABLE external_services_functions (id INTEGER PRIMARY KEY AUTOINCREMENT, externalserviceid INTEGER,
    functionname TEXT);
CREATE TABLE external_services_users (id INTEGER PRIMARY KEY AUTOINCREMENT, externalserviceid INTEGER,
    userid INTEGER, iprestriction TEXT, validuntil INTEGER, timecreated INTEGER);
CREATE TABLE external_tokens (id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT, tokentype INTEGER, userid INTEGER,
    externalserviceid INTEGER, iprestriction TEXT, validuntil INTEGER, timecreated INTEGER, lastaccess INTEGER);
CREATE TABLE course (id INTEGER PRIMARY KEY AUTOINCREMENT, shortname TEXT, visible INTEGER);
CREATE TABLE enrol (id INTEGER PRIMARY KEY AUTOINCREMENT, courseid INTEGER, enrol TEXT, status INTEGER);
CREATE TABLE cohort (id INTEGER PRIMARY KEY AUTOINCREMENT, idnumber TEXT);
INSERT INTO config VALUES ('enablewebservices', '0'), ('auth', 'email'), ('showuseridentity', 'email'),
    ('enrol_plugins_enabled', 'manual,guest'), ('debug', '0'), ('debugdisplay', '0');
INSERT INTO user (id, username, auth, deleted, mnethostid, timecreated)
    VALUES (1, 'guest', 'manual', 0, 1, 1), (2, 'admin', 'manual', 0, 1, 1);
INSERT INTO role (id, shortname, archetype) VALUES (1, 'manager', 'manager'), (7, 'student', 'student');
INSERT INTO role_context_levels (roleid, contextlevel) VALUES (7, 50);
INSERT INTO external_functions (name) VALUES ('core_user_get_users_by_field'), ('core_user_create_users'),
    ('core_user_update_users'), ('core_cohort_add_cohort_members'), ('core_cohort_delete_cohort_members'),
    ('enrol_manual_enrol_users'), ('enrol_manual_unenrol_users'), ('core_webservice_get_site_info'),
    ('core_enrol_get_enrolled_users'), ('core_cohort_get_cohort_members'), ('core_course_get_courses_by_field'),
    ('core_role_unassign_roles');
INSERT INTO course (id, shortname, visible) VALUES (1, 'site', 1), (2, 'VCA', 1), (3, 'BHV', 1), (4, 'NEW', 0);
INSERT INTO enrol (courseid, enrol, status) VALUES (2, 'manual', 0), (3, 'manual', 1);
INSERT INTO cohort (idnumber) VALUES ('CV-1'), (''), ('two words');
SQL;

// What an administrator may have done by hand, each with something that does not work yet.
const HALF_BY_HAND = <<<'SQL'
UPDATE config SET value = 'email,department' WHERE name = 'showuseridentity';
INSERT INTO config VALUES ('webserviceprotocols', 'soap');
INSERT INTO user (id, username, auth, firstname, lastname, email, confirmed, suspended, deleted, mnethostid,
    policyagreed, firstaccess, currentlogin, timecreated)
    VALUES (5, 'ws_coachview.net', 'manual', '', 'V', 'v@example.nl', 1, 1, 0, 1, 0, 0, 0, 1);
INSERT INTO user_preferences (userid, name, value) VALUES (5, 'auth_forcepasswordchange', '1');
INSERT INTO user_info_category (name) VALUES ('Own');
INSERT INTO user_info_field (shortname, datatype, categoryid, required, locked, visible)
    VALUES ('Functie', 'text', 1, 0, 0, 2), ('place', 'text', 1, 1, 0, 2);
INSERT INTO role (id, shortname, archetype) VALUES (9, 'ws_coachviewroll', '');
INSERT INTO role_context_levels (roleid, contextlevel) VALUES (9, 40);
INSERT INTO role_capabilities (contextid, roleid, capability, permission)
    VALUES (1, 9, 'webservice/rest:use', 1), (1, 9, 'moodle/user:create', -1);
INSERT INTO external_services (id, name, shortname, enabled, restrictedusers, requiredcapability)
    VALUES (3, 'Coachview', 'cv', 0, 1, '');
INSERT INTO external_services_functions (externalserviceid, functionname) VALUES (3, 'core_user_create_users');
INSERT INTO external_services_users (externalserviceid, userid, validuntil, timecreated) VALUES (3, 5, 1900000000, 1);
INSERT INTO external_tokens (token, tokentype, userid, externalserviceid, iprestriction, validuntil, timecreated)
    VALUES ('byhand', 0, 5, 3, '192.0.2.1', 4000000000, 1);
SQL;

/** A Moodle of one test, and the script run on it. */
class site {
    public $output;
    public $status;
    public $environment = array();
    private $release;
    private $directory;
    private $pdo;

    public function __construct($release, $more = '') {
        $this->release = $release;
        $this->directory = sys_get_temp_dir() . '/coachview-setup-' . getmypid() . '-' . uniqid();
        mkdir($this->directory);
        $this->pdo = new PDO("sqlite:$this->directory/moodle.sqlite");
        $this->pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
        $this->pdo->exec('BEGIN;' . FRESH . $more . 'COMMIT;');
    }

    public function __destruct() {
        $this->pdo = null;
        array_map('unlink', glob("$this->directory/*"));
        rmdir($this->directory);
    }

    public function file($name) {
        return "$this->directory/$name";
    }

    public function run($arguments = '') {
        return $this->run_at(__DIR__ . '/moodle', $arguments);
    }

    public function run_at($moodle, $arguments = '') {
        $command = escapeshellarg(PHP_BINARY) . ' -d error_reporting=32767 -d display_errors=stderr '
                . escapeshellarg(dirname(dirname(dirname(__DIR__))) . '/deploy/moodle/coachview-setup.php')
                . ' --moodle=' . escapeshellarg($moodle) . " $arguments 2>&1";
        foreach ($this->environment + array('MOODLE_RELEASE' => $this->release,
                'MOODLE_DATABASE' => $this->file('moodle.sqlite')) as $name => $value) {
            $command = "$name=" . escapeshellarg($value) . " $command";
        }
        exec($command, $lines, $this->status);
        $this->output = implode("\n", $lines) . "\n";
        if (preg_match('/(Notice|Warning|Deprecated|Error|Exception): .*/', $this->output, $noise)) {
            throw new Exception("PHP complains: $noise[0]");
        }
        return $this;
    }

    public function sql($sql) {
        $this->pdo->exec($sql);
        return $this;
    }

    /** The first column of a query, or null. */
    public function value($sql) {
        $value = $this->pdo->query($sql)->fetchColumn();
        return $value === false ? null : $value;
    }

    public function values($sql) {
        return $this->pdo->query($sql)->fetchAll(PDO::FETCH_COLUMN);
    }

    /** Everything that the site holds, without ids that only count upwards and without deleted accounts. */
    public function contents() {
        $contents = array();
        $tables = $this->values("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        foreach ($tables as $table) {
            $where = $table === 'user' ? 'WHERE deleted = 0' : '';
            foreach ($this->pdo->query("SELECT * FROM $table $where")->fetchAll(PDO::FETCH_ASSOC) as $row) {
                if (in_array($table, array('role_capabilities', 'role_context_levels', 'user_preferences'))) {
                    unset($row['id']);
                }
                $contents[] = $table . ' ' . json_encode($row);
            }
        }
        sort($contents);
        return $contents;
    }
}

function same($expected, $found, $what) {
    // Drivers of SQLite differ in whether numbers are answered as numbers.
    $texts = function ($value) {
        return is_array($value) ? array_map('strval', $value) : (string) $value;
    };
    if ($texts($expected) !== $texts($found)) {
        throw new Exception("$what: expected " . json_encode($expected) . ', found ' . json_encode($found));
    }
}

function says($text, site $site) {
    if (strpos($site->output, $text) === false) {
        throw new Exception("Nothing says \"$text\":\n$site->output");
    }
}

function says_not($text, site $site) {
    if (strpos($site->output, $text) !== false) {
        throw new Exception("Something says \"$text\":\n$site->output");
    }
}

$tests = array();

foreach (array('2.9', '3.9', '4.5', '5.1') as $release) {
    $tests["a fresh Moodle $release is set up by one command, and taken back by one"] = function () use ($release) {
        $site = new site($release);
        $fresh = $site->contents();

        same(4, $site->run()->status, 'dry run');
        same($fresh, $site->contents(), 'what a dry run leaves');

        same(0, $site->run('--apply')->status, 'apply');
        same('1', $site->value("SELECT value FROM config WHERE name = 'enablewebservices'"), 'web services');
        same('rest', $site->value("SELECT value FROM config WHERE name = 'webserviceprotocols'"), 'protocols');
        same('email,webservice', $site->value("SELECT value FROM config WHERE name = 'auth'"), 'authentication');
        same('email,idnumber', $site->value("SELECT value FROM config WHERE name = 'showuseridentity'"), 'identity');
        same(13, $site->value("SELECT COUNT(1) FROM role_capabilities c JOIN role r ON r.id = c.roleid
                WHERE r.shortname = 'ws_coachviewroll' AND c.permission = 1 AND c.contextid = 1"), 'capabilities');
        same(7, $site->value('SELECT allowassign FROM role_allow_assign'), 'the role that may be assigned');
        same(10, $site->value("SELECT l.contextlevel FROM role_context_levels l JOIN role r ON r.id = l.roleid
                WHERE r.shortname = 'ws_coachviewroll'"), 'context level');
        same(1, $site->value("SELECT COUNT(1) FROM role_assignments a JOIN user u ON u.id = a.userid
                WHERE u.username = 'ws_coachview.net' AND u.auth = 'webservice' AND u.confirmed = 1
                AND u.email = 'ws_coachview.net@coachview.invalid' AND a.contextid = 1"), 'account with the role');
        same(7, $site->value('SELECT COUNT(1) FROM external_services_functions f JOIN external_services s
                ON s.id = f.externalserviceid WHERE s.enabled = 1 AND s.restrictedusers = 1'), 'functions');
        same(array(null), $site->values('SELECT validuntil FROM external_services_users'), 'end of the authorisation');
        same(array(0), $site->values('SELECT validuntil FROM external_tokens'), 'end of the token');
        same('0', $site->value("SELECT value FROM config WHERE name = 'debug'"), 'debug level');
        same($release === '2.9', strpos($site->output, 'PROFILE_PASSWORD=random') !== false, 'password setting');

        $applied = $site->contents();
        same(0, $site->run('--apply')->status, 'second apply');
        says('Nothing was changed.', $site);
        same($applied, $site->contents(), 'what a second apply leaves');

        same(4, $site->run('--undo')->status, 'dry undo');
        same($applied, $site->contents(), 'what a dry undo leaves');
        same(0, $site->run('--undo --apply')->status, 'undo');
        same($fresh, $site->contents(), 'what an undo leaves');
    };
}

$tests['its last lines are the configuration of the functions'] = function () {
    $site = new site('5.1');
    $site->run("--apply --field='functie:Functie' --field='VrijveldA:Vrij veld: A'");
    $lines = array_slice(explode("\n", trim($site->output)), -7);
    same(array('MOODLE_URL=https://moodle.example.nl',
            '# MOODLE_TOKEN: --token-file=FILE writes it to a file, --print-token prints it',
            'MOODLE_VERSION=5.1', 'MOODLE_STUDENT_ROLE_ID=7', 'MOODLE_PROTECTED_IDS=3',
            'PROFILE_FIELD_MAP=functie=functie;VrijveldA=VrijveldA', 'ELEARNING_COHORT_ID_MAP=CV-1=1'),
            $lines, 'last lines');
    same(array('Functie', 'Vrij veld: A'), $site->values('SELECT name FROM user_info_field'), 'labels');
};

$tests['the token goes into a file that only its owner can read, and is printed only when asked'] = function () {
    $site = new site('4.5');
    $site->run('--token-file=' . $site->file('token') . ' --apply');
    $token = $site->value('SELECT token FROM external_tokens');
    same("$token\n", file_get_contents($site->file('token')), 'the file');
    same('600', decoct(fileperms($site->file('token')) & 0777), 'its mode');
    says_not($token, $site);

    chmod($site->file('token'), 0644);
    file_put_contents($site->file('token'), str_repeat('something longer than a token', 9));
    $site->run('--token-file=' . $site->file('token') . ' --apply');
    same("$token\n", file_get_contents($site->file('token')), 'the file, written again');
    same('600', decoct(fileperms($site->file('token')) & 0777), 'its mode, made stricter');

    says("MOODLE_TOKEN=$token\n", $site->run('--print-token'));
};

$tests['a token file that cannot be written is found out before anything is changed'] = function () {
    $site = new site('4.5');
    $fresh = $site->contents();
    same(3, $site->run('--apply --token-file=/nowhere/token')->status, 'no such directory');
    symlink('/dev/null', $site->file('link'));
    same(3, $site->run('--apply --token-file=' . $site->file('link'))->status, 'a link');
    same($fresh, $site->contents(), 'the site');
};

$tests['what was set up half by hand is completed, and nothing of it is lowered'] = function () {
    $site = new site('5.1', HALF_BY_HAND);
    $before = $site->contents();
    same(0, $site->run('--apply --ip=2001:db8::/32 --courses=all --print-token')->status, 'apply');

    says('MOODLE_TOKEN=byhand', $site);
    same('soap,rest', $site->value("SELECT value FROM config WHERE name = 'webserviceprotocols'"), 'protocols');
    same('email,department,idnumber', $site->value("SELECT value FROM config WHERE name = 'showuseridentity'"), 'list');
    same(array('webservice/Coachview/V/v@example.nl/0'), $site->values("SELECT auth || '/' || firstname || '/' ||
            lastname || '/' || email || '/' || suspended FROM user WHERE id = 5"), 'account');
    same(0, $site->value('SELECT COUNT(1) FROM user_preferences'), 'forced change of the password');
    same('-', $site->value('SELECT data FROM user_info_data WHERE userid = 5 AND fieldid = 2'), 'required field');
    same(array(40, 10), $site->values('SELECT contextlevel FROM role_context_levels WHERE roleid = 9'), 'levels');
    same(13, $site->value('SELECT COUNT(1) FROM role_capabilities WHERE roleid = 9 AND permission = 1'), 'capabilities');
    same(1, $site->value('SELECT enabled FROM external_services WHERE id = 3'), 'service');
    same(7, $site->value('SELECT COUNT(1) FROM external_services_functions WHERE externalserviceid = 3'), 'functions');
    same(array(null), $site->values('SELECT validuntil FROM external_services_users'), '"valid until"');
    same('192.0.2.1,2001:db8::/32', $site->value('SELECT iprestriction FROM external_tokens'), 'addresses');
    same(0, $site->value('SELECT validuntil FROM external_tokens'), 'end of the token');
    same(array('2/0', '3/1', '4/0'), $site->values("SELECT courseid || '/' || status FROM enrol ORDER BY courseid"),
            'manual enrolment');
    says('manual enrolment is switched off in course 3', $site);

    same(0, $site->run('--undo --apply')->status, 'undo');
    same($before, $site->contents(), 'what an undo leaves');
};

$tests['manual enrolment is added to courses that are named, and switched on there'] = function () {
    $site = new site('4.5');
    same(5, $site->run('--apply --courses=3,4,99')->status, 'apply');
    says('! there is no course with the id 99', $site);
    same(array('2/0', '3/0', '4/0'), $site->values("SELECT courseid || '/' || status FROM enrol ORDER BY courseid"),
            'manual enrolment');
};

$tests['options that widen the article are used only when asked'] = function () {
    $site = new site('4.5');
    $site->run('--apply');
    same(0, $site->value("SELECT COUNT(1) FROM role_capabilities WHERE capability LIKE '%hidden%courses'"), 'capability');
    same(13, $site->value('SELECT COUNT(1) FROM role_capabilities'), 'capabilities');
    $site->run('--apply --enrolment-lists');
    same(16, $site->value('SELECT COUNT(1) FROM role_capabilities'), 'capabilities');
    same(9, $site->value('SELECT COUNT(1) FROM external_services_functions'), 'functions');
    $site->run('--apply --hidden-courses --site-info --debug-developer');
    same(1, $site->value("SELECT COUNT(1) FROM role_capabilities WHERE capability LIKE '%hidden%courses'"), 'capability');
    same(12, $site->value('SELECT COUNT(1) FROM external_services_functions'), 'functions');
    same('32767', $site->value("SELECT value FROM config WHERE name = 'debug'"), 'debug level');
};

$tests['a Moodle that has no list of courses is asked for none'] = function () {
    $site = new site('2.9', "DELETE FROM external_functions WHERE name = 'core_course_get_courses_by_field';");
    same(0, $site->run('--apply --site-info')->status, 'apply');
    same(8, $site->value('SELECT COUNT(1) FROM external_services_functions'), 'functions');
};

$tests['other names are used when given'] = function () {
    $site = new site('4.5', "INSERT INTO role (id, shortname, archetype) VALUES (8, 'pupil', 'student');
            INSERT INTO role_context_levels (roleid, contextlevel) VALUES (8, 50);");
    same(0, $site->run('--apply --user=cv --email=cv@example.nl --role=cv_role --service=CV --student-role=pupil')
            ->status, 'apply');
    same('cv@example.nl', $site->value("SELECT email FROM user WHERE username = 'cv'"), 'account');
    same(1, $site->value("SELECT COUNT(1) FROM role WHERE shortname = 'cv_role'"), 'role');
    same('CV', $site->value('SELECT name FROM external_services'), 'service');
    same(8, $site->value('SELECT allowassign FROM role_allow_assign'), 'role that may be assigned');
};

$tests['a Student role that is not clear has to be named, and nothing is changed before'] = function () {
    $site = new site('4.5', "UPDATE role SET shortname = 'a' WHERE id = 7;
            INSERT INTO role (id, shortname, archetype) VALUES (8, 'b', 'student');");
    $fresh = $site->contents();
    same(3, $site->run('--apply')->status, 'apply');
    says('a, b', $site);
    same($fresh, $site->contents(), 'the site');
};

$tests['an administrator is never made the service account'] = function () {
    $site = new site('4.5');
    $fresh = $site->contents();
    same(3, $site->run('--apply --user=admin')->status, 'apply');
    same($fresh, $site->contents(), 'the site');
};

$tests['an account that somebody logs in with keeps its authentication method'] = function () {
    $site = new site('4.5', HALF_BY_HAND . 'UPDATE user SET firstaccess = 9 WHERE id = 5;');
    same(5, $site->run('--apply')->status, 'apply');
    same('manual', $site->value('SELECT auth FROM user WHERE id = 5'), 'method');
};

$tests['a service that is open to all is said, and stays as it is'] = function () {
    $site = new site('4.5', HALF_BY_HAND . 'UPDATE external_services SET restrictedusers = 0;');
    same(5, $site->run('--apply')->status, 'apply');
    same(0, $site->value('SELECT restrictedusers FROM external_services'), 'restriction');
};

$tests['a capability that another role prohibits is said'] = function () {
    $site = new site('4.5', HALF_BY_HAND . "INSERT INTO role_capabilities (contextid, roleid, capability, permission)
            VALUES (1, 1, 'moodle/user:update', -1000);
            INSERT INTO role_assignments (roleid, contextid, userid, timemodified) VALUES (1, 1, 5, 1);");
    same(5, $site->run('--apply')->status, 'apply');
    says('prohibits moodle/user:update', $site);
};

$tests['a profile field that differs in capitals only is said, and not made twice'] = function () {
    $site = new site('4.5', HALF_BY_HAND);
    same(5, $site->run('--apply --field=functie:Functie')->status, 'apply');
    same(2, $site->value('SELECT COUNT(1) FROM user_info_field'), 'fields');
    says_not('PROFILE_FIELD_MAP', $site);
};

$tests['a setting that config.php fixes is said, unless it is right'] = function () {
    $site = new site('4.5');
    $site->environment['MOODLE_CONFIG_PHP'] = '{"enablewebservices": false, "showuseridentity": "idnumber"}';
    same(5, $site->run('--apply')->status, 'apply');
    says('config.php fixes the setting enablewebservices', $site);
    says_not('config.php fixes the setting showuseridentity', $site);
};

$tests['an expired token is not revived'] = function () {
    $site = new site('4.5', HALF_BY_HAND . 'UPDATE external_tokens SET validuntil = 5;');
    $site->run('--apply');
    same(array(5, 0), $site->values('SELECT validuntil FROM external_tokens ORDER BY id'), 'tokens');
};

$tests['undo leaves what others have come to use, and takes it back when they are gone'] = function () {
    $site = new site('5.1');
    $fresh = $site->contents();
    $site->run('--apply --field=functie:Functie --courses=4');
    $role = $site->value("SELECT id FROM role WHERE shortname = 'ws_coachviewroll'");
    $service = $site->value('SELECT id FROM external_services');
    $instance = $site->value('SELECT id FROM enrol WHERE courseid = 4');
    $now = time();
    $site->sql("INSERT INTO external_tokens (id, token, tokentype, userid, externalserviceid, timecreated)
                VALUES (99, 'other', 0, 2, $service, $now);
            INSERT INTO role_assignments (id, roleid, contextid, userid, timemodified) VALUES (99, $role, 1, 2, $now);
            INSERT INTO user_enrolments (id, enrolid, userid) VALUES (99, $instance, 44);
            INSERT INTO user_info_data (id, userid, fieldid, data) VALUES (99, 44, 1, 'a value');");
    same(5, $site->run('--undo --apply')->status, 'undo');
    same(array('other'), $site->values('SELECT token FROM external_tokens'), 'tokens');
    same(7, $site->value('SELECT COUNT(1) FROM external_services_functions'), 'functions');
    same(13, $site->value('SELECT COUNT(1) FROM role_capabilities'), 'capabilities');
    same('1', $site->value("SELECT value FROM config WHERE name = 'enablewebservices'"), 'web services');
    same(1, $site->value('SELECT COUNT(1) FROM enrol WHERE courseid = 4'), 'manual enrolment');
    same(1, $site->value('SELECT COUNT(1) FROM user_info_field'), 'profile field');

    foreach (array('external_tokens', 'role_assignments', 'user_enrolments', 'user_info_data') as $table) {
        $site->sql("DELETE FROM $table WHERE id = 99");
    }
    same(0, $site->run('--undo --apply')->status, 'undo');
    same($fresh, $site->contents(), 'what an undo leaves');
};

$tests['undo leaves a setting that somebody has changed since'] = function () {
    $site = new site('5.1');
    $site->run('--apply --debug-developer');
    $site->sql("UPDATE config SET value = '5' WHERE name = 'debug'");
    same(0, $site->run('--undo --apply')->status, 'undo');
    same('5', $site->value("SELECT value FROM config WHERE name = 'debug'"), 'debug level');
};

$tests['a change that fails ends the run, and what came before it can be taken back'] = function () {
    $site = new site('4.5');
    $fresh = $site->contents();
    $site->environment['MOODLE_FAILS_AT'] = 'role_assign';
    same(1, $site->run('--apply')->status, 'apply');
    says('the ones after it were not tried: Error writing to database', $site);
    same(0, $site->value('SELECT COUNT(1) FROM external_services'), 'services');
    same(0, $site->run('--undo --apply')->status, 'undo');
    same($fresh, $site->contents(), 'what an undo leaves');
};

$tests['a Moodle in the middle of an upgrade is left alone'] = function () {
    $site = new site('4.5');
    $site->environment['MOODLE_NEEDS_UPGRADE'] = '1';
    same(3, $site->run('--apply')->status, 'unfinished upgrade');
    $site->environment = array();
    $site->sql("INSERT INTO config VALUES ('upgraderunning', '" . (time() + 100) . "')");
    same(3, $site->run('--apply')->status, 'running upgrade');
};

$tests['what is not a Moodle that this PHP can run is said'] = function () {
    $site = new site('4.5');
    same(3, $site->run_at('/nowhere')->status, 'no directory');
    same(3, $site->run_at(__DIR__)->status, 'no Moodle');
    foreach (array('2.8' => '2.9 is the oldest', '9.9' => null) as $release => $text) {
        $moodle = $site->file("moodle-$release");
        mkdir("$moodle/lib", 0777, true);
        file_put_contents("$moodle/lib/moodlelib.php", '');
        file_put_contents("$moodle/version.php", "<?php\n\$release  = '$release.1+ (Build: 20150101)';\n");
        same(3, $site->run_at($moodle)->status, 'no config.php');
        says('There is no config.php', $site);
        file_put_contents("$moodle/config.php", '<?php exit(77);');
        same($text === null ? 77 : 3, $site->run_at($moodle)->status, "release $release");
        says((string) $text, $site);
        array_map('unlink', array_merge(glob("$moodle/*.php"), glob("$moodle/lib/*.php")));
        rmdir("$moodle/lib");
        rmdir($moodle);
    }
};

$tests['wrong options are said before anything is looked at'] = function () {
    $site = new site('4.5');
    $wrong = array('--bogus', '--user', '--user=', '--user=Anna', '--role=A', '--email=x', '--ip=300.1.1.1',
            '--ip=10.0.0.0/33', '--ip=2001:db8::/129', '--field=a', '--field=é:x', '--field=a:', '--courses=x',
            '--apply=yes', '--apply --dry-run', '--undo --print-token', '--undo --token-file=x');
    foreach ($wrong as $arguments) {
        same(2, $site->run($arguments)->status, $arguments);
    }
    same(0, $site->run('--help')->status, '--help');
};

/** Syntax that came after PHP 5.6 and that this PHP takes: "php -l" of a newer PHP would not find it. */
$tests['the script is written for PHP 5.6'] = function () {
    $code = file_get_contents(dirname(dirname(dirname(__DIR__))) . '/deploy/moodle/coachview-setup.php');
    $newer = array('T_COALESCE', 'T_COALESCE_EQUAL', 'T_SPACESHIP', 'T_FN', 'T_MATCH', 'T_ENUM', 'T_READONLY',
            'T_NULLSAFE_OBJECT_OPERATOR', 'T_ATTRIBUTE');
    $text = '';
    foreach (token_get_all($code) as $token) {
        $name = is_array($token) ? token_name($token[0]) : '';
        if (in_array($name, $newer, true)) {
            throw new Exception("$name in line $token[2]");
        }
        // Comments and texts do not count below.
        $quiet = array('T_COMMENT', 'T_DOC_COMMENT', 'T_CONSTANT_ENCAPSED_STRING', 'T_ENCAPSED_AND_WHITESPACE');
        $text .= in_array($name, $quiet, true) ? "''" : (is_array($token) ? $token[1] : $token);
    }
    $patterns = array(
        'type of a parameter' => '/[(,]\s*\??\s*(int|string|bool|float|iterable|object|mixed)\s+\.{0,3}&?\$/',
        'type of a result' => '/\bfunction\b[^{;]*\)\s*:\s*\??\w/',
        'type that may be null' => '/[(,]\s*\?\s*[\w\\\\]+\s+\$/',
        'type of a property' => '/\b(public|private|protected)\s+(static\s+)?\??\w+\s+\$/',
        'visibility of a constant' => '/\b(public|private|protected)\s+const\b/',
        'list in brackets' => '/(^|[;{}(]\s*)\[[^\]]*\]\s*=[^=>]/m',
        'several exceptions' => '/\bcatch\s*\([^)]*\|/',
        'anonymous class' => '/\bnew\s+class\b/',
        'comma after the last argument' => '/(?<!array)\((?:(?!array\()[^()])*,\s*\)/',
        'grouped use' => '/^use\s[^;]*\{/m',
        'throw in an expression' => '/[=?]\s*throw\b/',
    );
    foreach ($patterns as $what => $pattern) {
        if (preg_match($pattern, $text, $found)) {
            throw new Exception("$what: " . trim($found[0]));
        }
    }
};

$failed = 0;
$chosen = isset($argv[1]) ? $argv[1] : '';
foreach ($tests as $name => $test) {
    if ($chosen !== '' && strpos($name, $chosen) === false) {
        continue;
    }
    try {
        $test();
        echo "ok    $name\n";
    } catch (Exception $problem) {
        $failed++;
        echo "FAILED $name\n      {$problem->getMessage()}\n";
    }
}
echo $failed ? "$failed tests failed.\n" : "All tests passed.\n";
exit($failed ? 1 : 0);
