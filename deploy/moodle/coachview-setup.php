<?php
/**
 * Sets a Moodle site up for coachview-moodle: every step of Coachview's Moodle set-up article, in one command.
 *
 * Runs on the Moodle server, on Moodle 2.9 to 5.1 and any PHP that these run on (5.6 and later).
 * Without --apply it only says what it would change. See --help.
 */

// Moodle has hundreds of global functions and classes; this keeps ours apart from them.
namespace coachview\setup;

use Exception;
use context_system;
use core_plugin_manager;
use profile_define_text;
use stdClass;
use Throwable;
use webservice;

const EXIT_AS_WANTED = 0;
/** Also what Moodle itself ends with when it cannot start. */
const EXIT_FAILED = 1;
const EXIT_WRONG_OPTIONS = 2;
const EXIT_NOT_POSSIBLE_HERE = 3;
const EXIT_CHANGES_TO_MAKE = 4;
const EXIT_LEFT_TO_DO = 5;

/** The component under which Moodle's config_plugins keeps what this script has made. */
const SETUP_COMPONENT = 'coachview_setup';

/** Accounts in the top-level domain "invalid" (RFC 2606) never get mail. */
const SERVICE_EMAIL_DOMAIN = 'coachview.invalid';

/** What Coachview's article puts into the external service. */
function service_functions() {
    return array(
        'core_user_get_users_by_field',
        'core_user_create_users',
        'core_user_update_users',
        'core_cohort_add_cohort_members',
        'core_cohort_delete_cohort_members',
        'enrol_manual_enrol_users',
        'enrol_manual_unenrol_users',
    );
}

/** What Coachview's article allows the role. */
function role_capabilities() {
    return array(
        'enrol/manual:enrol',
        'enrol/manual:unenrol',
        'moodle/cohort:assign',
        'moodle/user:create',
        'moodle/user:update',
        'moodle/user:viewdetails',
        'moodle/user:viewalldetails',
        'moodle/user:viewhiddendetails',
        'moodle/site:viewuseridentity',
        'moodle/course:useremail',
        'moodle/course:view',
        'moodle/role:assign',
        'webservice/rest:use',
    );
}

function usage() {
    return <<<'TEXT'
Sets Moodle up for coachview-moodle. Says what it would change; --apply does it.

  sudo -u www-data php coachview-setup.php --moodle=/var/www/moodle [--apply]

  --moodle=DIR             where Moodle's config.php is (default: the current directory)
  --apply                  make the changes
  --dry-run                only say them (the default)
  --undo                   take back what this script has made (with --apply; without, only says it)

  --user=NAME              user name of the service account (default: ws_coachview.net)
  --email=ADDRESS          its e-mail address (default: NAME@coachview.invalid, which gets no mail)
  --role=SHORTNAME         its role (default: ws_coachviewroll)
  --service=NAME           the external service (default: Coachview)
  --student-role=SHORTNAME the role that participants get (default: the Student role)

  --ip=ADDRESS             only this address or network may use the token (several: repeat it)
  --field=SHORTNAME:LABEL  a custom profile field (several: repeat it)
  --courses=ID,ID or all   adds manual enrolment to these courses where it is missing
  --hidden-courses         also moodle/course:viewhiddencourses: enrolments in hidden courses
  --site-info              also core_webservice_get_site_info, and since Moodle 3.2
                           core_course_get_courses_by_field and core_role_unassign_roles: checkSetup then
                           knows Moodle's version, and whether people can be enrolled in a course. It
                           takes no role away; whoever has the token can do that anyway, by unenrolling
  --enrolment-lists        also what lets reconcile report accesses that were missing or are nobody's:
                           core_enrol_get_enrolled_users, core_cohort_get_cohort_members, and the
                           capabilities to see participants, enrolments and cohorts
  --debug-developer        debug messages on DEVELOPER: Moodle then says why it refuses something

  --token-file=FILE        write the token to this file, which only you can read
  --print-token            print the token

Exit status: 0 everything is as wanted; 1 Moodle did not start, or a change failed; 2 wrong options;
3 not possible with this Moodle, nothing was changed; 4 there are changes to make (dry run);
5 something is left for you.

TEXT;
}

// ---------------------------------------------------------------- options

class setup_problem extends Exception {
}

/** The options of the command line, checked. */
class setup_options {
    public $moodle;
    public $apply = false;
    public $undo = false;
    public $user = 'ws_coachview.net';
    public $email;
    public $role = 'ws_coachviewroll';
    public $service = 'Coachview';
    public $studentrole;
    public $ips = array();
    /** Short name => label. */
    public $fields = array();
    /** Course ids, or 'all'. */
    public $courses = array();
    public $hiddencourses = false;
    public $siteinfo = false;
    public $enrolmentlists = false;
    public $debugdeveloper = false;
    public $tokenfile;
    public $printtoken = false;
    public $help = false;

    public static function read(array $arguments) {
        $options = new setup_options();
        $dryrun = false;
        foreach ($arguments as $argument) {
            list($name, $value) = array_pad(explode('=', $argument, 2), 2, null);
            switch ($name) {
                case '--apply':
                    $options->apply = self::flag($name, $value);
                    break;
                case '--dry-run':
                    $dryrun = self::flag($name, $value);
                    break;
                case '--undo':
                    $options->undo = self::flag($name, $value);
                    break;
                case '--hidden-courses':
                    $options->hiddencourses = self::flag($name, $value);
                    break;
                case '--site-info':
                    $options->siteinfo = self::flag($name, $value);
                    break;
                case '--enrolment-lists':
                    $options->enrolmentlists = self::flag($name, $value);
                    break;
                case '--debug-developer':
                    $options->debugdeveloper = self::flag($name, $value);
                    break;
                case '--print-token':
                    $options->printtoken = self::flag($name, $value);
                    break;
                case '--help':
                case '-h':
                    $options->help = true;
                    break;
                case '--moodle':
                    $options->moodle = self::text($name, $value);
                    break;
                case '--user':
                    $options->user = self::matching($name, $value, '/^[-.@_a-z0-9]{1,100}$/',
                            'small letters, digits and - . @ _');
                    break;
                case '--email':
                    $options->email = self::matching($name, $value, '/^[^@\s]+@[^@\s]+$/', 'an e-mail address');
                    break;
                case '--role':
                    $options->role = self::matching($name, $value, '/^[-_a-z0-9]{1,100}$/',
                            'small letters, digits, - and _');
                    break;
                case '--student-role':
                    $options->studentrole = self::text($name, $value);
                    break;
                case '--service':
                    $options->service = self::matching($name, $value, '/^[^<>]{1,200}$/u', 'a name without < and >');
                    break;
                case '--token-file':
                    $options->tokenfile = self::absolute(self::text($name, $value));
                    break;
                case '--ip':
                    foreach (explode(',', self::text($name, $value)) as $address) {
                        $options->ips[] = self::address(trim($address));
                    }
                    break;
                case '--field':
                    list($shortname, $label) = self::field(self::text($name, $value));
                    $options->fields[$shortname] = $label;
                    break;
                case '--courses':
                    $options->courses = self::courses(self::text($name, $value));
                    break;
                default:
                    throw new setup_problem("There is no option $name. See --help.", EXIT_WRONG_OPTIONS);
            }
        }
        if ($dryrun && $options->apply) {
            throw new setup_problem('Either --dry-run or --apply, not both.', EXIT_WRONG_OPTIONS);
        }
        if ($options->undo && ($options->tokenfile !== null || $options->printtoken)) {
            throw new setup_problem('--undo deletes the token, so there is none to write.', EXIT_WRONG_OPTIONS);
        }
        $options->ips = array_values(array_unique($options->ips));
        if (strlen(implode(',', $options->ips)) > 255) {
            throw new setup_problem('Moodle keeps at most 255 characters of IP addresses. Name networks instead.',
                    EXIT_WRONG_OPTIONS);
        }
        if ($options->email === null) {
            $options->email = str_replace('@', '.', $options->user) . '@' . SERVICE_EMAIL_DOMAIN;
        }
        return $options;
    }

    private static function flag($name, $value) {
        if ($value !== null) {
            throw new setup_problem("$name takes no value.", EXIT_WRONG_OPTIONS);
        }
        return true;
    }

    private static function text($name, $value) {
        if ($value === null || trim($value) === '') {
            throw new setup_problem("$name needs a value: $name=...", EXIT_WRONG_OPTIONS);
        }
        return trim($value);
    }

    private static function matching($name, $value, $pattern, $what) {
        $text = self::text($name, $value);
        if (!preg_match($pattern, $text)) {
            throw new setup_problem("$name=$text cannot be: it must be $what.", EXIT_WRONG_OPTIONS);
        }
        return $text;
    }

    /** Moodle may change the working directory. */
    private static function absolute($path) {
        return preg_match('#^([/\\\\]|[A-Za-z]:)#', $path) ? $path : getcwd() . '/' . $path;
    }

    private static function address($address) {
        list($ip, $bits) = array_pad(explode('/', $address, 2), 2, null);
        $most = strpos($ip, ':') === false ? 32 : 128;
        if (!filter_var($ip, FILTER_VALIDATE_IP)
                || ($bits !== null && (!ctype_digit($bits) || (int) $bits > $most))) {
            throw new setup_problem("--ip=$address is no IP address and no network such as 203.0.113.0/24.",
                    EXIT_WRONG_OPTIONS);
        }
        return $address;
    }

    private static function field($text) {
        list($shortname, $label) = array_pad(explode(':', $text, 2), 2, '');
        // What Moodle's own form takes.
        if (!preg_match('/^[a-zA-Z0-9_]{1,100}$/', $shortname) || trim($label) === '') {
            throw new setup_problem("--field=$text must be SHORTNAME:LABEL, with a short name of letters, digits"
                    . ' and _.', EXIT_WRONG_OPTIONS);
        }
        return array($shortname, trim($label));
    }

    private static function courses($text) {
        if ($text === 'all') {
            return 'all';
        }
        $ids = array();
        foreach (explode(',', $text) as $id) {
            if (!ctype_digit(trim($id))) {
                throw new setup_problem('--courses must be "all" or course ids with commas between them.',
                        EXIT_WRONG_OPTIONS);
            }
            $ids[] = (int) $id;
        }
        return array_values(array_unique($ids));
    }
}

// ---------------------------------------------------------------- finding Moodle

/** The config.php of the Moodle in this directory; a problem if there is none that this PHP can run. */
function moodle_config_file($directory) {
    $directory = rtrim($directory === null ? getcwd() : $directory, '/');
    if (!is_dir($directory)) {
        throw new setup_problem("There is no directory $directory, or you may not look into it.",
                EXIT_NOT_POSSIBLE_HERE);
    }
    $version = null;
    // Since Moodle 5.1 the code is below "public", with the configuration beside it.
    foreach (array("$directory/version.php", "$directory/public/version.php") as $file) {
        if (is_file($file) && is_file(dirname($file) . '/lib/moodlelib.php')) {
            $version = $file;
        }
    }
    if ($version === null) {
        throw new setup_problem("$directory is not a Moodle. Name its directory with --moodle=DIR.",
                EXIT_NOT_POSSIBLE_HERE);
    }
    $config = "$directory/config.php";
    if (!file_exists($config)) {
        throw new setup_problem("There is no config.php in $directory: Moodle is not installed there.",
                EXIT_NOT_POSSIBLE_HERE);
    }
    foreach (array($config, $version) as $file) {
        if (!is_readable($file)) {
            throw new setup_problem("You may not read $file. Run this as the user of the web server:"
                    . ' sudo -u www-data php ...', EXIT_NOT_POSSIBLE_HERE);
        }
    }
    check_php_version(file_get_contents($version));
    return $config;
}

/** Newer Moodles do not even compile on older PHP versions, so this is asked before anything of Moodle is loaded. */
function check_php_version($versionfile) {
    if (!preg_match('/\$release\s*=\s*[\'"](\d+)\.(\d+)/', $versionfile, $release)) {
        return;
    }
    $needed = array('5.0' => '8.2.0', '4.4' => '8.1.0', '4.2' => '8.0.0', '4.1' => '7.4.0', '3.11' => '7.3.0',
            '3.9' => '7.2.0', '3.7' => '7.1.0', '3.4' => '7.0.0', '3.2' => '5.6.5', '2.9' => '5.4.4');
    foreach ($needed as $moodle => $php) {
        if (version_compare("$release[1].$release[2]", $moodle, '>=')) {
            if (version_compare(PHP_VERSION, $php, '<')) {
                throw new setup_problem("Moodle $release[1].$release[2] needs PHP $php or later, and this is PHP "
                        . PHP_VERSION . '. Use the PHP of the web server; often it is there as php8.2 or similar.',
                        EXIT_NOT_POSSIBLE_HERE);
            }
            return;
        }
    }
    throw new setup_problem("This is Moodle $release[1].$release[2]; Moodle 2.9 is the oldest that works.",
            EXIT_NOT_POSSIBLE_HERE);
}

/** Whether the Moodle that was loaded can be changed now. */
function check_moodle_state() {
    global $CFG;
    if (empty($CFG->version)) {
        throw new setup_problem('Moodle has no database yet. Finish its installation first.', EXIT_NOT_POSSIBLE_HERE);
    }
    if (!empty($CFG->upgraderunning) && $CFG->upgraderunning > time() || !empty($CFG->outagelessupgrade)) {
        throw new setup_problem('An upgrade of this Moodle is running. Try again after it.', EXIT_NOT_POSSIBLE_HERE);
    }
    if (moodle_needs_upgrading()) {
        throw new setup_problem('This Moodle has an unfinished upgrade. Finish it first, at Site administration >'
                . ' Notifications or with admin/cli/upgrade.php.', EXIT_NOT_POSSIBLE_HERE);
    }
}

// ---------------------------------------------------------------- saying, doing, remembering

/** What this script has made on this site, oldest first, kept in Moodle itself so that --undo works on any day. */
class journal {
    private $entries;

    public function __construct() {
        $kept = get_config(SETUP_COMPONENT, 'made');
        $this->entries = $kept ? json_decode($kept, true) : array();
        if (!is_array($this->entries)) {
            throw new setup_problem('The list of what this script has made is damaged: table config_plugins, plugin '
                    . SETUP_COMPONENT . ', name made.', EXIT_NOT_POSSIBLE_HERE);
        }
    }

    public function entries() {
        return $this->entries;
    }

    public function add(array $entry) {
        $this->entries[] = $entry + array('time' => time());
        $this->save();
    }

    public function remove(array $entry) {
        $this->entries = array_values(array_filter($this->entries, function ($other) use ($entry) {
            return $other !== $entry;
        }));
        $this->save();
    }

    private function save() {
        if ($this->entries) {
            set_config('made', json_encode($this->entries), SETUP_COMPONENT);
        } else {
            unset_all_config_for_plugin(SETUP_COMPONENT);
        }
    }
}

/** Goes through the steps: says each change, and makes it unless this is a dry run. */
class walk {
    public $changes = 0;
    /** What a person has to do. */
    public $lefttodo = array();
    private $apply;
    private $quiet;
    private $journal;
    private $step = 0;
    private $title;

    public function __construct($apply, $quiet, journal $journal) {
        $this->apply = $apply;
        $this->quiet = $quiet;
        $this->journal = $journal;
    }

    /** @param string $page the page of the site administration where this is done by hand */
    public function step($title, $page) {
        $this->step++;
        $this->title("$this->step. $title   ($page)");
    }

    /** Is said with the first line under it. */
    public function title($title) {
        $this->title = "\n$title\n";
    }

    public function already($what) {
        $this->say('=', $what);
    }

    public function note($what) {
        $this->say(' ', $what);
    }

    /** Something that a person has to do. */
    public function by_hand($what) {
        if (!in_array($what, $this->lefttodo, true)) {
            $this->lefttodo[] = $what;
            $this->say('!', $what);
        }
    }

    /**
     * @param callable $do makes the change, and answers what --undo needs to know about it
     */
    public function change($what, $do) {
        global $DB;
        $this->changes++;
        $this->say('+', $what);
        if (!$this->apply) {
            return;
        }
        // A change is made together with the memory of it, or not at all.
        $transaction = $DB->start_delegated_transaction();
        $this->journal->add($do());
        $transaction->allow_commit();
    }

    /** Takes a remembered change back. */
    public function take_back($what, array $entry, $do) {
        global $DB;
        $this->changes++;
        $this->say('-', $what);
        if (!$this->apply) {
            return;
        }
        $transaction = $DB->start_delegated_transaction();
        $do();
        $this->journal->remove($entry);
        $transaction->allow_commit();
    }

    private function say($mark, $what) {
        if ($this->quiet) {
            return;
        }
        if ($this->title !== null) {
            echo $this->title;
            $this->title = null;
        }
        echo "   $mark $what\n";
    }
}

/** The entries of one of Moodle's lists with commas. */
function list_entries($text) {
    return array_values(array_filter(array_map('trim', explode(',', (string) $text)), 'strlen'));
}

/** Changes one of Moodle's settings, with a line in its report "Config changes". */
function change_setting($name, $value) {
    global $DB;
    $before = $DB->get_field('config', 'value', array('name' => $name));
    if ($value === null) {
        unset_config($name);
    } else {
        set_config($name, $value);
    }
    add_to_config_log($name, $before === false ? null : $before, $value, null);
    // The lists of enabled plug-ins are cached.
    core_plugin_manager::reset_caches();
}

function is_fixed_by_config_php($name) {
    global $CFG;
    return array_key_exists($name, $CFG->config_php_settings);
}

/** What is in force: config.php goes before the database. */
function effective_setting($name) {
    global $CFG;
    if (!is_fixed_by_config_php($name)) {
        return stored_setting($name);
    }
    // "false" in config.php is "0" in the database.
    $value = $CFG->config_php_settings[$name];
    return is_bool($value) ? (string) (int) $value : $value;
}

/** What stands in the database, or null. */
function stored_setting($name) {
    global $DB;
    $value = $DB->get_field('config', 'value', array('name' => $name));
    return $value === false ? null : $value;
}

// ---------------------------------------------------------------- the steps of the article

/** What the steps have found or made so far; later steps build on it. In a dry run what is missing stays missing. */
class findings {
    /** The service account, or null. */
    public $user;
    /** The role of the service account, or 0. */
    public $roleid = 0;
    /** The role that participants get. */
    public $studentrole;
    /** The external service, or null. */
    public $service;
    /** The token, or null. */
    public $token;
}

/** What all steps share. */
abstract class steps {
    protected $options;
    protected $walk;
    protected $made;
    protected $system;

    public function __construct(setup_options $options, walk $walk, findings $made) {
        $this->options = $options;
        $this->walk = $walk;
        $this->made = $made;
        $this->system = context_system::instance();
    }

    protected function setting($name, $value, $already, $what) {
        if ((string) effective_setting($name) === $value) {
            $this->walk->already($already);
        } else if (!$this->fixed_by_config_php($name)) {
            $this->walk->change($what, function () use ($name, $value) {
                $before = stored_setting($name);
                change_setting($name, $value);
                return array('kind' => 'setting', 'name' => $name, 'before' => $before, 'after' => $value);
            });
        }
    }

    /** Adds to one of Moodle's lists with commas; what is there stays. */
    protected function list_entry($name, $entry, $what) {
        if (in_array($entry, list_entries(effective_setting($name)), true)) {
            $this->walk->already("$what is on");
        } else if (!$this->fixed_by_config_php($name)) {
            $this->walk->change("switch on: $what", function () use ($name, $entry) {
                $before = stored_setting($name);
                change_setting($name, implode(',', array_merge(list_entries($before), array($entry))));
                return array('kind' => 'list entry', 'name' => $name, 'entry' => $entry, 'was set' => $before !== null);
            });
        }
    }

    private function fixed_by_config_php($name) {
        if (!is_fixed_by_config_php($name)) {
            return false;
        }
        $this->walk->by_hand("config.php fixes the setting $name, so it has to be changed there");
        return true;
    }

    protected function record_field($table, $record, $field, $value, $what) {
        $this->walk->change($what, function () use ($table, $record, $field, $value) {
            global $DB;
            $before = $record->$field;
            $DB->set_field($table, $field, $value, array('id' => $record->id));
            $record->$field = $value;
            return array('kind' => 'field', 'table' => $table, 'id' => (int) $record->id, 'field' => $field,
                    'before' => $before, 'after' => $value === null ? null : (string) $value);
        });
    }

    /** The role's own permission in the system context; null if it has none. */
    protected function permission($capability) {
        global $DB;
        $permission = $DB->get_field('role_capabilities', 'permission', array('roleid' => $this->made->roleid,
                'contextid' => $this->system->id, 'capability' => $capability));
        return $permission === false ? null : (int) $permission;
    }
}

class site_steps extends steps {
    public function web_services() {
        $this->walk->step('Web services', 'admin/settings.php?section=optionalsubsystems');
        $this->setting('enablewebservices', '1', 'web services are on', 'switch web services on');
        $this->walk->step('REST protocol', 'admin/settings.php?section=webserviceprotocols');
        $this->list_entry('webserviceprotocols', 'rest', 'REST protocol');
    }

    public function authentication() {
        $this->walk->step('Authentication', 'admin/settings.php?section=manageauths');
        $this->list_entry('auth', 'webservice', 'authentication method "Web services authentication"');
    }

    public function identity() {
        $this->walk->step('User policies', 'admin/settings.php?section=userpolicies');
        $this->list_entry('showuseridentity', 'idnumber', 'ID number in "Show user identity"');
    }

    public function debugging() {
        if (!$this->options->debugdeveloper) {
            return;
        }
        $this->walk->step('Debugging', 'admin/settings.php?section=debugging');
        if (((int) effective_setting('debug') & DEBUG_DEVELOPER) === DEBUG_DEVELOPER) {
            $this->walk->already('debug messages are on DEVELOPER');
            return;
        }
        // Visitors must not see them; web service answers carry them all the same.
        $this->setting('debugdisplay', '0', 'debug messages are not shown on pages',
                'do not show debug messages on pages');
        $this->setting('debug', (string) DEBUG_DEVELOPER, '', 'set debug messages to DEVELOPER');
    }
}

class account_steps extends steps {
    public function account() {
        global $DB, $CFG;
        $this->walk->step('Service account', 'admin/user.php');
        $where = array('username' => $this->options->user, 'mnethostid' => $CFG->mnet_localhost_id, 'deleted' => 0);
        $this->made->user = $DB->get_record('user', $where) ?: null;
        if ($this->made->user === null) {
            $this->walk->change("create the user {$this->options->user}", function () {
                return $this->create_account();
            });
        } else if (isguestuser($this->made->user) || is_siteadmin($this->made->user)) {
            throw new setup_problem("{$this->options->user} is an administrator or the guest, and must not be the"
                    . ' service account. Name another one with --user.', EXIT_NOT_POSSIBLE_HERE);
        } else {
            $this->walk->already("the user {$this->options->user} exists (id {$this->made->user->id})");
            $this->repair_account();
        }
        if ($this->made->user !== null) {
            $this->required_fields_of_account();
        }
    }

    private function create_account() {
        global $DB, $CFG;
        $account = new stdClass();
        $account->username = $this->options->user;
        $account->auth = 'webservice';
        $account->firstname = 'Coachview';
        $account->lastname = 'web service';
        $account->email = $this->options->email;
        $account->emailstop = 1;
        $account->confirmed = 1;
        $account->mnethostid = $CFG->mnet_localhost_id;
        // Nobody logs in with it: the token is the only way in.
        $account->password = generate_password(32);
        $id = user_create_user($account, true, true);
        $this->made->user = $DB->get_record('user', array('id' => $id), '*', MUST_EXIST);
        return array('kind' => 'user', 'id' => (int) $id);
    }

    /** What would make Moodle refuse every call of this account. */
    private function repair_account() {
        if ($this->made->user->suspended) {
            $this->account_field('suspended', 0, 'end the suspension of the user');
        }
        if (!$this->made->user->confirmed) {
            $this->account_field('confirmed', 1, 'confirm the user');
        }
        $missing = array('firstname' => 'Coachview', 'lastname' => 'web service', 'email' => $this->options->email);
        foreach ($missing as $field => $value) {
            if (trim($this->made->user->$field) === '') {
                $this->account_field($field, $value, "give the user a $field, without which Moodle refuses its calls");
            }
        }
        if ($this->made->user->auth !== 'webservice') {
            $this->authentication_of_account();
        }
        if (get_user_preferences('auth_forcepasswordchange', null, $this->made->user->id)) {
            $this->walk->change('the user need not change its password', function () {
                $before = get_user_preferences('auth_forcepasswordchange', null, $this->made->user->id);
                unset_user_preference('auth_forcepasswordchange', $this->made->user->id);
                return array('kind' => 'preference', 'user' => (int) $this->made->user->id,
                        'name' => 'auth_forcepasswordchange', 'before' => $before);
            });
        }
    }

    /** A person who logs in must not lose the password, so only an account that nobody has used is changed. */
    private function authentication_of_account() {
        global $DB;
        $used = $this->made->user->firstaccess || $this->made->user->currentlogin
                || $DB->record_exists('user_enrolments', array('userid' => $this->made->user->id));
        if ($used) {
            $this->walk->by_hand("the user has the authentication method \"{$this->made->user->auth}\" and somebody"
                    . ' has logged in with it: choose an account of its own with --user, or set the method to'
                    . ' "Web services authentication"');
        } else {
            $this->account_field('auth', 'webservice', 'give the user the authentication method "Web services'
                    . " authentication\", instead of \"{$this->made->user->auth}\"");
        }
    }

    /** Moodle refuses every call of somebody who has left a required profile field empty (since 3.2). */
    private function required_fields_of_account() {
        global $DB;
        $required = $DB->get_records('user_info_field', array('required' => 1, 'locked' => 0), 'id');
        foreach ($required as $field) {
            $has = $DB->get_field('user_info_data', 'data', array('userid' => $this->made->user->id,
                    'fieldid' => $field->id));
            if (!$field->visible || $has === '0' || !empty($has)) {
                continue;
            }
            if (!in_array($field->datatype, array('text', 'textarea', 'menu', 'checkbox', 'datetime'))) {
                $this->walk->by_hand("fill the required profile field \"$field->shortname\" of the user");
                continue;
            }
            $this->walk->change("fill the required profile field \"$field->shortname\" of the user",
                    function () use ($field) {
                        return $this->fill_required_field($field);
                    });
        }
    }

    private function fill_required_field($field) {
        global $DB;
        $values = array('text' => '-', 'textarea' => '-', 'checkbox' => '1', 'datetime' => (string) time(),
                'menu' => trim(strtok((string) $field->param1, "\n")));
        $row = array('userid' => $this->made->user->id, 'fieldid' => $field->id);
        $DB->delete_records('user_info_data', $row);
        $id = $DB->insert_record('user_info_data', (object) ($row + array('data' => $values[$field->datatype],
                'dataformat' => 0)));
        return array('kind' => 'profile data', 'id' => (int) $id);
    }

    /** Moodle refuses calls of an account that has not agreed to the site's policies. */
    public function policies() {
        global $CFG;
        $handler = empty($CFG->sitepolicyhandler) ? '' : $CFG->sitepolicyhandler;
        $none = $handler === '' && empty($CFG->sitepolicy);
        if ($none || $this->made->user === null || !empty($this->made->user->policyagreed)) {
            return;
        }
        $this->walk->step('Policies', 'admin/settings.php?section=policysettings');
        if ($this->made->user->auth === 'webservice' && $CFG->version >= 2023042400) {
            $this->walk->already('accounts with "Web services authentication" need not agree (Moodle 4.2 and later)');
        } else if ($handler === '') {
            $this->account_field('policyagreed', 1, 'the user agrees to the site policy');
        } else if ($handler === 'tool_policy') {
            $this->accept_policies();
        } else {
            $this->walk->by_hand("let the user agree to the policies of the plug-in $handler");
        }
    }

    private function accept_policies() {
        $versions = array();
        foreach (\tool_policy\api::list_current_versions(\tool_policy\policy_version::AUDIENCE_LOGGEDIN) as $version) {
            $versions[] = (int) $version->id;
        }
        if (!$versions) {
            return;
        }
        $what = 'the user agrees to the policies of this site (' . count($versions) . ')';
        $this->walk->change($what, function () use ($versions) {
            \tool_policy\api::accept_policies($versions, $this->made->user->id, 'Service account of Coachview');
            return array('kind' => 'policies', 'user' => (int) $this->made->user->id, 'versions' => $versions);
        });
    }

    private function account_field($field, $value, $what) {
        $this->walk->change($what, function () use ($field, $value) {
            $before = $this->made->user->$field;
            user_update_user((object) array('id' => $this->made->user->id, $field => $value), false, true);
            $this->made->user->$field = (string) $value;
            return array('kind' => 'field', 'table' => 'user', 'id' => (int) $this->made->user->id, 'field' => $field,
                    'before' => $before, 'after' => (string) $value);
        });
    }
}

class role_steps extends steps {
    public function role() {
        global $DB;
        $this->walk->step('Role', 'admin/roles/manage.php');
        $role = $DB->get_record('role', array('shortname' => $this->options->role));
        if (!$role) {
            $this->hint_at_other_role();
            $this->walk->change("create the role {$this->options->role}", function () {
                $this->made->roleid = create_role('Coachview web service', $this->options->role,
                        'What Coachview needs to create and update users and to give access to courses and cohorts.');
                return array('kind' => 'role', 'id' => (int) $this->made->roleid);
            });
        } else {
            $this->made->roleid = $role->id;
            $this->walk->already("the role {$this->options->role} exists (id $role->id)");
        }
        if (!in_array(CONTEXT_SYSTEM, get_role_contextlevels($this->made->roleid))) {
            $this->walk->change('the role may be assigned in the system context', function () {
                $levels = get_role_contextlevels($this->made->roleid);
                set_role_contextlevels($this->made->roleid, array_merge(array_values($levels), array(CONTEXT_SYSTEM)));
                return array('kind' => 'context level', 'role' => (int) $this->made->roleid);
            });
        }
        $this->capabilities();
    }

    /** An administrator who has begun by hand may have chosen another name. */
    private function hint_at_other_role() {
        global $DB;
        if ($this->made->user === null) {
            return;
        }
        $sql = "SELECT DISTINCT r.id, r.shortname
                  FROM {role} r
                  JOIN {role_assignments} a ON a.roleid = r.id
                  JOIN {role_capabilities} c ON c.roleid = r.id
                 WHERE a.userid = :user AND a.contextid = :context AND c.capability = :capability";
        $others = $DB->get_records_sql($sql, array('user' => $this->made->user->id, 'context' => $this->system->id,
                'capability' => 'webservice/rest:use'));
        foreach ($others as $other) {
            $this->walk->note("(the user has the role $other->shortname already; --role=$other->shortname uses"
                    . ' that one)');
        }
    }

    private function capabilities() {
        $wanted = role_capabilities();
        if ($this->options->hiddencourses) {
            $wanted[] = 'moodle/course:viewhiddencourses';
        }
        if ($this->options->enrolmentlists) {
            array_push($wanted, 'moodle/course:viewparticipants', 'moodle/course:enrolreview', 'moodle/cohort:view');
        }
        $before = array();
        foreach ($wanted as $capability) {
            if (!get_capability_info($capability)) {
                $this->walk->by_hand("this Moodle does not know the capability $capability");
            } else {
                $permission = $this->permission($capability);
                if ($permission !== CAP_ALLOW) {
                    $before[$capability] = $permission;
                }
            }
        }
        if (!$before) {
            $this->walk->already('the role has the ' . count($wanted) . ' capabilities');
            $this->check_effective($wanted);
            return;
        }
        $what = 'allow the role ' . count($before) . ' of ' . count($wanted) . " capabilities:\n       "
                . implode("\n       ", array_keys($before));
        $this->walk->change($what, function () use ($before) {
            foreach (array_keys($before) as $capability) {
                assign_capability($capability, CAP_ALLOW, $this->made->roleid, $this->system->id, true);
            }
            $this->system->mark_dirty();
            return array('kind' => 'capabilities', 'role' => (int) $this->made->roleid, 'before' => $before);
        });
    }

    /** Another role of the account can prohibit what this one allows. */
    private function check_effective($wanted) {
        $user = $this->made->user;
        if ($user === null || !user_has_role_assignment($user->id, $this->made->roleid, $this->system->id)) {
            return;
        }
        foreach ($wanted as $capability) {
            if (get_capability_info($capability) && !has_capability($capability, $this->system, $user->id)) {
                $this->walk->by_hand("another role of the user, or \"Authenticated user\", prohibits $capability");
            }
        }
    }

    public function student_role() {
        global $DB;
        $this->walk->step('Allow role assignments', 'admin/roles/allow.php?mode=assign');
        $this->made->studentrole = $this->find_student_role();
        $id = (int) $this->made->studentrole->id;
        $name = $this->made->studentrole->shortname;
        if ($DB->record_exists('role_allow_assign', array('roleid' => $this->made->roleid, 'allowassign' => $id))) {
            $this->walk->already("the role may assign $name (id $id)");
        } else {
            $this->walk->change("the role may assign $name (id $id)", function () use ($id) {
                // Its old name is gone since Moodle 3.10, its new one came with 3.6.
                $allow = function_exists('core_role_set_assign_allowed') ? 'core_role_set_assign_allowed'
                        : 'allow_assign';
                $allow($this->made->roleid, $id);
                return array('kind' => 'allow assign', 'role' => (int) $this->made->roleid, 'target' => $id);
            });
        }
        if (!in_array(CONTEXT_COURSE, get_role_contextlevels($id))) {
            $this->walk->by_hand("let the role $name be assigned in courses (context type Course)");
        }
    }

    private function find_student_role() {
        global $DB;
        if ($this->options->studentrole !== null) {
            $role = $DB->get_record('role', array('shortname' => $this->options->studentrole));
            if (!$role) {
                throw new setup_problem("There is no role with the short name {$this->options->studentrole}.",
                        EXIT_NOT_POSSIBLE_HERE);
            }
            return $role;
        }
        $roles = get_archetype_roles('student');
        foreach ($roles as $role) {
            if ($role->shortname === 'student') {
                return $role;
            }
        }
        if (count($roles) === 1) {
            return reset($roles);
        }
        $names = array();
        foreach ($roles as $role) {
            $names[] = $role->shortname;
        }
        throw new setup_problem($names
                ? 'Several roles could be the Student role. Name one with --student-role: ' . implode(', ', $names)
                : 'No role has the archetype Student. Name the role with --student-role.', EXIT_NOT_POSSIBLE_HERE);
    }

    public function role_assignment() {
        $this->walk->step('Assign system roles', 'admin/roles/assign.php?contextid=' . $this->system->id);
        $userid = $this->made->user === null ? 0 : $this->made->user->id;
        if ($userid && $this->made->roleid && user_has_role_assignment($userid, $this->made->roleid, $this->system->id)) {
            $this->walk->already('the user has the role at system level');
            return;
        }
        $this->walk->change('the user gets the role, at system level', function () {
            role_assign($this->made->roleid, $this->made->user->id, $this->system->id);
            return array('kind' => 'role assignment', 'role' => (int) $this->made->roleid, 'user' => (int) $this->made->user->id);
        });
    }
}

class service_steps extends steps {
    private $webservice;

    public function __construct(setup_options $options, walk $walk, findings $made) {
        parent::__construct($options, $walk, $made);
        $this->webservice = new webservice();
    }

    public function service() {
        global $DB;
        $this->walk->step('External service', 'admin/settings.php?section=externalservices');
        $this->made->service = $DB->get_record('external_services', array('name' => $this->options->service)) ?: null;
        if ($this->made->service === null) {
            $this->hint_at_other_service();
            $this->walk->change("create the service \"{$this->options->service}\", for authorised users only",
                    function () {
                        return $this->create_service();
                    });
        } else if (!empty($this->made->service->component)) {
            throw new setup_problem("The service \"{$this->options->service}\" belongs to a plug-in. Name another one"
                    . ' with --service.', EXIT_NOT_POSSIBLE_HERE);
        } else {
            $this->walk->already("the service \"{$this->options->service}\" exists (id {$this->made->service->id})");
            $this->repair_service();
        }
        $this->functions();
        $this->authorised_user();
    }

    private function hint_at_other_service() {
        global $DB;
        if ($this->made->user === null) {
            return;
        }
        $sql = "SELECT s.id, s.name
                  FROM {external_services} s
                  JOIN {external_services_users} u ON u.externalserviceid = s.id
                 WHERE u.userid = ?";
        foreach ($DB->get_records_sql($sql, array($this->made->user->id)) as $other) {
            $this->walk->note("(the user may use the service \"$other->name\" already; --service=\"$other->name\" uses"
                    . ' that one)');
        }
    }

    private function create_service() {
        global $DB;
        $service = new stdClass();
        $service->name = $this->options->service;
        // No short name: only Moodle's own login/token.php needs one.
        $service->shortname = '';
        $service->enabled = 1;
        $service->restrictedusers = 1;
        $service->requiredcapability = '';
        $service->downloadfiles = 0;
        $service->uploadfiles = 0;
        $id = $this->webservice->add_external_service($service);
        $this->made->service = $DB->get_record('external_services', array('id' => $id), '*', MUST_EXIST);
        return array('kind' => 'service', 'id' => (int) $id);
    }

    private function repair_service() {
        if (!$this->made->service->enabled) {
            $this->record_field('external_services', $this->made->service, 'enabled', 1, 'enable the service');
        }
        if (!$this->made->service->restrictedusers) {
            $this->walk->by_hand('the service is open to all users. Others may use it, so this stays as it is; the article'
                    . ' wants "Authorised users only"');
        }
        $required = (string) $this->made->service->requiredcapability;
        if ($required !== '' && ($this->made->user === null
                || !has_capability($required, $this->system, $this->made->user->id))) {
            $this->walk->by_hand("the service requires the capability $required, which the user has not. Remove the"
                    . ' requirement, or name another service with --service');
        }
    }

    private function functions() {
        global $DB;
        $wanted = service_functions();
        if ($this->options->siteinfo) {
            $wanted[] = 'core_webservice_get_site_info';
            // Since Moodle 3.2.
            if ($DB->record_exists('external_functions', array('name' => 'core_course_get_courses_by_field'))) {
                array_push($wanted, 'core_course_get_courses_by_field', 'core_role_unassign_roles');
            }
        }
        if ($this->options->enrolmentlists) {
            array_push($wanted, 'core_enrol_get_enrolled_users', 'core_cohort_get_cohort_members');
        }
        $missing = array();
        foreach ($wanted as $name) {
            if (!$DB->record_exists('external_functions', array('name' => $name))) {
                $this->walk->by_hand("this Moodle does not have the function $name");
            } else if ($this->made->service === null || !$this->webservice->service_function_exists($name, $this->made->service->id)) {
                $missing[] = $name;
            }
        }
        if (!$missing) {
            $this->walk->already('the service has the ' . count($wanted) . ' functions');
            return;
        }
        $what = 'add ' . count($missing) . ' of ' . count($wanted) . " functions to the service:\n       "
                . implode("\n       ", $missing);
        $this->walk->change($what, function () use ($missing) {
            foreach ($missing as $name) {
                $this->webservice->add_external_function_to_service($name, $this->made->service->id);
            }
            return array('kind' => 'functions', 'service' => (int) $this->made->service->id, 'names' => $missing);
        });
    }

    private function authorised_user() {
        global $DB;
        $entry = null;
        if ($this->made->service !== null && $this->made->user !== null) {
            $entry = $DB->get_record('external_services_users', array('externalserviceid' => $this->made->service->id,
                    'userid' => $this->made->user->id)) ?: null;
        }
        if ($entry === null) {
            $this->walk->change('the user is an authorised user of the service', function () {
                return $this->authorise();
            });
            return;
        }
        $this->walk->already('the user is an authorised user of the service');
        if (!empty($entry->validuntil)) {
            // Moodle compares the wrong way round: a date in the future denies access.
            $this->record_field('external_services_users', $entry, 'validuntil', null,
                    'empty "valid until" of the authorised user, which denies access until that date');
        }
        if (!empty($entry->iprestriction)) {
            $this->walk->note("the authorised user is restricted to $entry->iprestriction");
        }
    }

    private function authorise() {
        $entry = new stdClass();
        $entry->externalserviceid = $this->made->service->id;
        $entry->userid = $this->made->user->id;
        $entry->iprestriction = null;
        $entry->validuntil = null;
        $this->webservice->add_ws_authorised_user($entry);
        return array('kind' => 'authorised user', 'service' => (int) $this->made->service->id,
                'user' => (int) $this->made->user->id);
    }

    public function token() {
        global $CFG;
        $page = $CFG->version >= 2020061500 ? 'admin/webservice/tokens.php'
                : 'admin/settings.php?section=webservicetokens';
        $this->walk->step('Token', $page);
        $this->made->token = $this->usable_token();
        if ($this->made->token === null) {
            $for = $this->options->ips ? ', only for ' . implode(', ', $this->options->ips) : '';
            $this->walk->change("create a token without an end date$for", function () {
                return $this->create_token();
            });
            return;
        }
        $this->walk->already('there is a token');
        if (!empty($this->made->token->validuntil)) {
            $this->record_field('external_tokens', $this->made->token, 'validuntil', 0, 'take the end date off the token');
        }
        $has = list_entries($this->made->token->iprestriction);
        $missing = array_diff($this->options->ips, $has);
        if ($missing) {
            $addresses = implode(',', array_merge($has, $missing));
            if (strlen($addresses) > 255) {
                $this->walk->by_hand('the token has no room for more IP addresses (255 characters)');
            } else {
                $this->record_field('external_tokens', $this->made->token, 'iprestriction', $addresses,
                        $has ? 'the token also works from ' . implode(', ', $missing)
                                : 'the token works only from ' . implode(', ', $missing));
            }
        } else if ($has) {
            $this->walk->note('the token works only from ' . implode(', ', $has));
        }
    }

    /** A permanent token of the account for this service that has not expired; without an end date first. */
    private function usable_token() {
        global $DB;
        if ($this->made->user === null || $this->made->service === null) {
            return null;
        }
        $tokens = $DB->get_records('external_tokens', array('userid' => $this->made->user->id,
                'externalserviceid' => $this->made->service->id, 'tokentype' => EXTERNAL_TOKEN_PERMANENT), 'id');
        $usable = null;
        foreach ($tokens as $token) {
            if (empty($token->validuntil)) {
                return $token;
            }
            if ($token->validuntil > time()) {
                $usable = $token;
            }
        }
        return $usable;
    }

    private function create_token() {
        global $CFG, $DB;
        $addresses = implode(',', $this->options->ips);
        if (class_exists('\core_external\util')) {
            $token = \core_external\util::generate_token(EXTERNAL_TOKEN_PERMANENT, $this->made->service, $this->made->user->id,
                    $this->system, 0, $addresses, 'Coachview');
        } else {
            require_once($CFG->libdir . '/externallib.php');
            $token = external_generate_token(EXTERNAL_TOKEN_PERMANENT, $this->made->service, $this->made->user->id,
                    $this->system, 0, $addresses);
        }
        $this->made->token = $DB->get_record('external_tokens', array('token' => $token), '*', MUST_EXIST);
        return array('kind' => 'token', 'id' => (int) $this->made->token->id);
    }
}

class profile_field_steps extends steps {
    public function profile_fields() {
        global $DB;
        if (!$this->options->fields) {
            return;
        }
        $this->walk->step('User profile fields', 'user/profile/index.php');
        $missing = array();
        $existing = $DB->get_records('user_info_field', null, 'id', 'id, shortname, datatype');
        foreach ($this->options->fields as $shortname => $label) {
            if (!$this->has_profile_field($shortname, $existing)) {
                $missing[$shortname] = $label;
            }
        }
        // A site without profile fields need not have a category for them.
        if ($missing && !$DB->record_exists('user_info_category', array())) {
            $this->create_profile_category();
        }
        foreach ($missing as $shortname => $label) {
            $this->walk->change("create the profile field $shortname ($label)", function () use ($shortname, $label) {
                return $this->create_profile_field($shortname, $label);
            });
        }
    }

    private function has_profile_field($shortname, array $existing) {
        foreach ($existing as $field) {
            if ($field->shortname === $shortname) {
                $this->walk->already("the profile field $shortname exists");
                if ($field->datatype !== 'text') {
                    $this->walk->note("(it is a field of the type $field->datatype; the article uses text fields)");
                }
                return true;
            }
            // Moodle's form refuses short names that differ in capitals only, and its web service tells them apart.
            if (strcasecmp($field->shortname, $shortname) === 0) {
                $this->walk->by_hand("there is a profile field $field->shortname: use exactly that short name instead of"
                        . " $shortname");
                unset($this->options->fields[$shortname]);
                return true;
            }
        }
        return false;
    }

    private function create_profile_category() {
        $name = get_string('profiledefaultcategory', 'admin');
        $this->walk->change("create the category \"$name\" of profile fields", function () use ($name) {
            global $DB;
            $id = $DB->insert_record('user_info_category', (object) array('name' => $name, 'sortorder' => 1));
            return array('kind' => 'profile category', 'id' => (int) $id);
        });
    }

    private function create_profile_field($shortname, $label) {
        global $DB;
        $categories = $DB->get_records('user_info_category', null, 'sortorder', 'id', 0, 1);
        $field = new stdClass();
        $field->shortname = $shortname;
        $field->name = $label;
        $field->datatype = 'text';
        $field->description = '';
        $field->descriptionformat = FORMAT_HTML;
        $field->categoryid = reset($categories)->id;
        $field->required = 0;
        // The value comes from Coachview: the participant sees it and does not change it.
        $field->locked = 1;
        $field->visible = PROFILE_VISIBLE_PRIVATE;
        $field->forceunique = 0;
        $field->signup = 0;
        $field->defaultdata = '';
        $field->defaultdataformat = 0;
        $field->param1 = 30;
        $field->param2 = 2048;
        $field->param3 = 0;
        $field->param4 = '';
        $field->param5 = '';
        $definition = new profile_define_text();
        $definition->define_save($field);
        $id = $DB->get_field('user_info_field', 'id', array('shortname' => $shortname), MUST_EXIST);
        return array('kind' => 'profile field', 'id' => (int) $id);
    }
}

class course_steps extends steps {
    public function manual_enrolment() {
        $this->walk->step('Manual enrolment', 'admin/settings.php?section=manageenrols');
        $this->list_entry('enrol_plugins_enabled', 'manual', 'enrolment plug-in "Manual enrolments"');
        if ($this->options->courses) {
            $this->courses();
        } else {
            $this->say_courses_without_instance();
        }
        if (!$this->options->hiddencourses) {
            $this->say_hidden_courses();
        }
    }

    private function courses() {
        global $DB;
        $plugin = enrol_get_plugin('manual');
        if (!$plugin) {
            $this->walk->by_hand('this Moodle has no manual enrolment plug-in');
            return;
        }
        $fine = 0;
        $missing = array();
        foreach ($this->wanted_courses() as $course) {
            $instance = $DB->get_record('enrol', array('courseid' => $course->id, 'enrol' => 'manual'), 'id, status',
                    IGNORE_MULTIPLE);
            if (!$instance) {
                $missing[$course->id] = "$course->id ($course->shortname)";
            } else if ($instance->status == ENROL_INSTANCE_ENABLED) {
                $fine++;
            } else if ($this->options->courses === 'all') {
                $this->walk->note("manual enrolment is switched off in course $course->id ($course->shortname);"
                        . " --courses=$course->id switches it on");
            } else {
                $this->record_field('enrol', $instance, 'status', ENROL_INSTANCE_ENABLED,
                        "switch manual enrolment on in course $course->id ($course->shortname)");
            }
        }
        if ($missing) {
            $this->walk->change("add manual enrolment to these courses:\n       "
                    . implode("\n       ", $missing), function () use ($plugin, $missing) {
                        return $this->add_instances($plugin, array_keys($missing));
                    });
        }
        if ($fine) {
            $this->walk->already("courses with manual enrolment: $fine");
        }
    }

    private function wanted_courses() {
        global $DB;
        if ($this->options->courses === 'all') {
            return $DB->get_records_select('course', 'id <> ?', array(SITEID), 'id', 'id, shortname');
        }
        $courses = array();
        foreach ($this->options->courses as $id) {
            $course = $DB->get_record('course', array('id' => $id), 'id, shortname');
            if (!$course || $id == SITEID) {
                $this->walk->by_hand("there is no course with the id $id");
            } else {
                $courses[] = $course;
            }
        }
        return $courses;
    }

    private function add_instances($plugin, array $courseids) {
        global $DB;
        $ids = array();
        foreach ($courseids as $courseid) {
            $course = $DB->get_record('course', array('id' => $courseid), '*', MUST_EXIST);
            $id = $plugin->add_default_instance($course);
            // The site's default for new instances may be "disabled".
            $DB->set_field('enrol', 'status', ENROL_INSTANCE_ENABLED, array('id' => $id));
            $ids[] = (int) $id;
        }
        return array('kind' => 'enrolment instances', 'ids' => $ids);
    }

    private function say_courses_without_instance() {
        global $DB;
        $sql = "SELECT COUNT(1) FROM {course} c
                 WHERE c.id <> :site AND NOT EXISTS (SELECT 1 FROM {enrol} e
                        WHERE e.courseid = c.id AND e.enrol = :manual AND e.status = :enabled)";
        $count = $DB->count_records_sql($sql, array('site' => SITEID, 'manual' => 'manual',
                'enabled' => ENROL_INSTANCE_ENABLED));
        if ($count) {
            $this->walk->note("(courses without manual enrolment: $count; --courses adds it)");
        }
    }

    private function say_hidden_courses() {
        global $DB;
        $count = $DB->count_records_select('course', 'visible = 0 AND id <> ?', array(SITEID));
        if ($count && $this->permission('moodle/course:viewhiddencourses') !== CAP_ALLOW) {
            $this->walk->note("(hidden courses: $count; enrolments there need --hidden-courses)");
        }
    }
}

/** Goes through every step, in the article's order; answers what is there now. */
function all_steps(setup_options $options, walk $walk) {
    $made = new findings();
    $site = new site_steps($options, $walk, $made);
    $account = new account_steps($options, $walk, $made);
    $role = new role_steps($options, $walk, $made);
    $service = new service_steps($options, $walk, $made);
    $fields = new profile_field_steps($options, $walk, $made);
    $courses = new course_steps($options, $walk, $made);

    $site->web_services();
    $site->authentication();
    $account->account();
    $role->role();
    $role->student_role();
    $role->role_assignment();
    $site->identity();
    $service->service();
    $service->token();
    $account->policies();
    $fields->profile_fields();
    $courses->manual_enrolment();
    $site->debugging();
    return $made;
}

// ---------------------------------------------------------------- taking it back

/** Takes back what the journal remembers, the latest first, and leaves what others have come to use. */
class moodle_undo {
    private $walk;
    private $journal;
    private $system;

    public function __construct(walk $walk, journal $journal) {
        $this->walk = $walk;
        $this->journal = $journal;
        $this->system = context_system::instance();
    }

    public function go() {
        $entries = array_reverse($this->journal->entries());
        $this->walk->title('What this script has made, the latest first:');
        if (!$entries) {
            $this->walk->already('there is nothing to take back');
        }
        foreach ($entries as $entry) {
            $method = 'undo_' . str_replace(' ', '_', $entry['kind']);
            $this->$method($entry);
        }
    }

    private function undo_setting(array $entry) {
        $name = $entry['name'];
        if (stored_setting($name) !== $entry['after']) {
            $this->forget("the setting $name has been changed since, and stays", $entry);
        } else if ($name === 'enablewebservices' && $this->others_use_web_services($entry)) {
            $this->walk->by_hand('web services stay on: other tokens have been made or used since');
        } else {
            $this->walk->take_back("setting $name back to "
                    . ($entry['before'] === null ? 'its default' : "\"{$entry['before']}\""), $entry,
                    function () use ($entry) {
                        change_setting($entry['name'], $entry['before']);
                    });
        }
    }

    private function undo_list_entry(array $entry) {
        $rest = array_values(array_diff(list_entries(stored_setting($entry['name'])), array($entry['entry'])));
        if ($entry['entry'] === 'rest' && $this->others_use_web_services($entry)) {
            $this->walk->by_hand('the REST protocol stays on: other tokens have been made or used since');
            return;
        }
        if ($entry['entry'] === 'webservice' && $this->others_have_web_service_accounts($entry)) {
            $this->walk->by_hand('the authentication method stays on: other accounts with it have been made since');
            return;
        }
        $this->walk->take_back("{$entry['entry']} from the list {$entry['name']}", $entry,
                function () use ($entry, $rest) {
                    change_setting($entry['name'], $rest || $entry['was set'] ? implode(',', $rest) : null);
                });
    }

    private function others_use_web_services(array $entry) {
        global $DB;
        list($notours, $params) = $DB->get_in_or_equal($this->ids('token'), SQL_PARAMS_NAMED, 'own', false, 0);
        return $DB->record_exists_select('external_tokens',
                "id $notours AND (timecreated >= :made OR lastaccess >= :used)",
                $params + array('made' => $entry['time'], 'used' => $entry['time']));
    }

    private function others_have_web_service_accounts(array $entry) {
        global $DB;
        list($notours, $params) = $DB->get_in_or_equal($this->ids('user'), SQL_PARAMS_NAMED, 'own', false, 0);
        return $DB->record_exists_select('user',
                "id $notours AND auth = :auth AND deleted = 0 AND timecreated >= :made",
                $params + array('auth' => 'webservice', 'made' => $entry['time']));
    }

    /** The ids of things of this kind that this script has made; in a dry run they still exist. */
    private function ids($kind) {
        $ids = array();
        foreach ($this->journal->entries() as $entry) {
            if ($entry['kind'] === $kind) {
                $ids[] = $entry['id'];
            }
        }
        return $ids;
    }

    private function undo_user(array $entry) {
        global $DB;
        $user = $DB->get_record('user', array('id' => $entry['id'], 'deleted' => 0));
        if (!$user) {
            $this->forget("the user with the id {$entry['id']} is gone already", $entry);
            return;
        }
        list($notours, $params) = $DB->get_in_or_equal($this->ids('token'), SQL_PARAMS_NAMED, 'own', false, 0);
        $others = $DB->record_exists_select('external_tokens', "id $notours AND userid = :user",
                $params + array('user' => $user->id))
                || $DB->record_exists('user_enrolments', array('userid' => $user->id))
                || $this->other_role_assignments('userid', $user->id)
                || is_siteadmin($user);
        if ($others) {
            $this->walk->by_hand("the user $user->username stays: it has other tokens, roles or enrolments");
            return;
        }
        $this->walk->take_back("the user $user->username", $entry, function () use ($user) {
            delete_user($user);
        });
    }

    /** Whether there are role assignments, besides the remembered ones, of this role or user. */
    private function other_role_assignments($column, $id, $since = 0) {
        global $DB;
        $count = 0;
        $assignments = $DB->get_records_select('role_assignments', "$column = ? AND timemodified >= ?",
                array($id, $since), '', 'id, roleid, userid, contextid');
        foreach ($assignments as $assignment) {
            $ours = false;
            foreach ($this->journal->entries() as $entry) {
                $ours = $ours || $entry['kind'] === 'role assignment' && $entry['role'] == $assignment->roleid
                        && $entry['user'] == $assignment->userid && $assignment->contextid == $this->system->id;
            }
            $count += $ours ? 0 : 1;
        }
        return $count;
    }

    private function undo_field(array $entry) {
        global $DB;
        $condition = array('id' => $entry['id']);
        $now = $DB->get_field($entry['table'], $entry['field'], $condition);
        $what = "{$entry['field']} in {$entry['table']} {$entry['id']}";
        if ($now === false && !$DB->record_exists($entry['table'], $condition)) {
            $this->forget("$what is gone already", $entry);
        } else if ((string) $now !== (string) $entry['after']) {
            $this->forget("$what has been changed since, and stays", $entry);
        } else {
            $this->walk->take_back("$what, to what it was", $entry, function () use ($entry) {
                global $DB;
                $DB->set_field($entry['table'], $entry['field'], $entry['before'], array('id' => $entry['id']));
            });
        }
    }

    private function undo_preference(array $entry) {
        $this->walk->take_back("the preference {$entry['name']} of the user, to what it was", $entry,
                function () use ($entry) {
                    set_user_preference($entry['name'], $entry['before'], $entry['user']);
                });
    }

    private function undo_profile_data(array $entry) {
        $this->walk->take_back('the value of a required profile field of the user', $entry, function () use ($entry) {
            global $DB;
            $DB->delete_records('user_info_data', array('id' => $entry['id']));
        });
    }

    private function undo_role(array $entry) {
        global $DB;
        $role = $DB->get_record('role', array('id' => $entry['id']));
        if (!$role) {
            $this->forget("the role with the id {$entry['id']} is gone already", $entry);
        } else if ($this->other_role_assignments('roleid', $role->id)) {
            $this->walk->by_hand("the role $role->shortname stays: others have it");
        } else {
            $this->walk->take_back("the role $role->shortname", $entry, function () use ($role) {
                delete_role($role->id);
            });
        }
    }

    private function undo_context_level(array $entry) {
        if ($this->role_is_used($entry)) {
            return;
        }
        $this->walk->take_back('that the role may be assigned in the system context', $entry, function () use ($entry) {
            $levels = array_diff(array_values(get_role_contextlevels($entry['role'])), array(CONTEXT_SYSTEM));
            set_role_contextlevels($entry['role'], $levels);
        });
    }

    private function undo_capabilities(array $entry) {
        global $DB;
        if ($this->role_is_used($entry)) {
            return;
        }
        $this->walk->take_back(count($entry['before']) . ' capabilities of the role', $entry, function () use ($entry) {
            foreach ($entry['before'] as $capability => $before) {
                if (!get_capability_info($capability)) {
                    continue;
                }
                if ($before === null) {
                    unassign_capability($capability, $entry['role'], $this->system->id);
                } else {
                    assign_capability($capability, $before, $entry['role'], $this->system->id, true);
                }
            }
            $this->system->mark_dirty();
        });
    }

    private function undo_allow_assign(array $entry) {
        if ($this->role_is_used($entry)) {
            return;
        }
        $this->walk->take_back('that the role may assign another one', $entry, function () use ($entry) {
            global $DB;
            $DB->delete_records('role_allow_assign', array('roleid' => $entry['role'],
                    'allowassign' => $entry['target']));
        });
    }

    /** Whether somebody has got the role since; then nothing is taken from it. */
    private function role_is_used(array $entry) {
        global $DB;
        if (!$DB->record_exists('role', array('id' => $entry['role']))) {
            $this->forget('a role is gone already', $entry);
            return true;
        }
        if ($this->other_role_assignments('roleid', $entry['role'], $entry['time'])) {
            $this->walk->by_hand("the role with the id {$entry['role']} keeps what it may: others have got it since");
            return true;
        }
        return false;
    }

    private function undo_role_assignment(array $entry) {
        $this->walk->take_back('the role of the user at system level', $entry, function () use ($entry) {
            role_unassign($entry['role'], $entry['user'], $this->system->id);
        });
    }

    private function undo_service(array $entry) {
        global $DB;
        $service = $DB->get_record('external_services', array('id' => $entry['id']));
        if (!$service) {
            $this->forget("the service with the id {$entry['id']} is gone already", $entry);
        } else if ($this->others_use_service($entry['id'], 0)) {
            $this->walk->by_hand("the service \"$service->name\" stays: others use it");
        } else {
            $this->walk->take_back("the service \"$service->name\"", $entry, function () use ($service) {
                $webservice = new webservice();
                $webservice->delete_service($service->id);
            });
        }
    }

    /** Whether a service has tokens or authorised users, made since then, that are not this script's. */
    private function others_use_service($serviceid, $since) {
        global $DB;
        list($notours, $params) = $DB->get_in_or_equal($this->ids('token'), SQL_PARAMS_NAMED, 'own', false, 0);
        $tokens = $DB->record_exists_select('external_tokens',
                "id $notours AND externalserviceid = :service AND timecreated >= :since",
                $params + array('service' => $serviceid, 'since' => $since));
        if ($tokens) {
            return true;
        }
        $authorised = $DB->get_records_select('external_services_users',
                'externalserviceid = ? AND timecreated >= ?', array($serviceid, $since), '', 'id, userid');
        foreach ($authorised as $other) {
            $ours = false;
            foreach ($this->journal->entries() as $entry) {
                $ours = $ours || $entry['kind'] === 'authorised user' && $entry['service'] == $serviceid
                        && $entry['user'] == $other->userid;
            }
            if (!$ours) {
                return true;
            }
        }
        return false;
    }

    private function undo_functions(array $entry) {
        if ($this->others_use_service($entry['service'], $entry['time'])) {
            $this->walk->by_hand("the service with the id {$entry['service']} keeps its functions: others use it");
            return;
        }
        $this->walk->take_back(count($entry['names']) . ' functions of the service', $entry, function () use ($entry) {
            $webservice = new webservice();
            foreach ($entry['names'] as $name) {
                $webservice->remove_external_function_from_service($name, $entry['service']);
            }
        });
    }

    private function undo_authorised_user(array $entry) {
        $this->walk->take_back('the authorised user of the service', $entry, function () use ($entry) {
            $webservice = new webservice();
            $webservice->remove_ws_authorised_user((object) array('id' => $entry['user']), $entry['service']);
        });
    }

    private function undo_token(array $entry) {
        $this->walk->take_back('the token', $entry, function () use ($entry) {
            $webservice = new webservice();
            $webservice->delete_user_ws_token($entry['id']);
        });
    }

    private function undo_policies(array $entry) {
        $this->walk->take_back('that the user agreed to policies', $entry, function () use ($entry) {
            foreach ($entry['versions'] as $version) {
                \tool_policy\api::revoke_acceptance($version, $entry['user']);
            }
        });
    }

    private function undo_profile_field(array $entry) {
        global $DB;
        $field = $DB->get_record('user_info_field', array('id' => $entry['id']));
        if (!$field) {
            $this->forget("the profile field with the id {$entry['id']} is gone already", $entry);
        } else if ($DB->record_exists('user_info_data', array('fieldid' => $field->id))) {
            $this->walk->by_hand("the profile field $field->shortname stays: participants have values in it");
        } else {
            $this->walk->take_back("the profile field $field->shortname", $entry, function () use ($field) {
                profile_delete_field($field->id);
            });
        }
    }

    private function undo_profile_category(array $entry) {
        global $DB;
        $fields = $DB->get_records('user_info_field', array('categoryid' => $entry['id']), '', 'id');
        if (array_diff(array_keys($fields), $this->ids('profile field'))) {
            $this->walk->by_hand('the category of profile fields stays: there are other fields in it');
            return;
        }
        $this->walk->take_back('the category of profile fields', $entry, function () use ($entry) {
            global $DB;
            $DB->delete_records('user_info_category', array('id' => $entry['id']));
        });
    }

    private function undo_enrolment_instances(array $entry) {
        global $DB;
        $unused = array();
        $used = array();
        foreach ($DB->get_records_list('enrol', 'id', $entry['ids']) as $instance) {
            if ($DB->record_exists('user_enrolments', array('enrolid' => $instance->id))) {
                $used[(int) $instance->id] = $instance->courseid;
            } else {
                $unused[] = $instance;
            }
        }
        if ($used) {
            $this->walk->by_hand('manual enrolment stays where people are enrolled by it: courses '
                    . implode(', ', $used));
        }
        if ($used && !$unused) {
            return;
        }
        $this->walk->take_back('manual enrolment in courses: ' . count($unused), $entry,
                function () use ($entry, $unused, $used) {
                    $plugin = enrol_get_plugin('manual');
                    foreach ($unused as $instance) {
                        $plugin->delete_instance($instance);
                    }
                    if ($used) {
                        $this->journal->add(array('ids' => array_keys($used)) + $entry);
                    }
                });
    }

    private function forget($what, array $entry) {
        $this->walk->take_back("(forgotten: $what)", $entry, function () {
        });
    }
}

// ---------------------------------------------------------------- the outcome

/** Opens the token file before anything is changed, so that a wrong path is found out in time. */
function open_token_file($path) {
    if (is_link($path) || file_exists($path) && !is_file($path)) {
        throw new setup_problem("$path is no plain file.", EXIT_NOT_POSSIBLE_HERE);
    }
    $umask = umask(0077);
    $file = @fopen($path, 'c');
    umask($umask);
    if (!$file || !@chmod($path, 0600)) {
        throw new setup_problem("$path cannot be written and kept to yourself. Choose another --token-file.",
                EXIT_NOT_POSSIBLE_HERE);
    }
    return $file;
}

function write_token($file, $token) {
    if (!ftruncate($file, 0) || fwrite($file, "$token\n") === false || !fclose($file)) {
        throw new setup_problem('The token could not be written to its file.', EXIT_FAILED);
    }
}

/** The settings of the functions, as an environment file. */
function print_configuration(setup_options $options, findings $made) {
    global $CFG, $DB;
    echo "\nConfiguration of the functions:\n\n";
    echo "MOODLE_URL=$CFG->wwwroot\n";
    if ($made->token === null) {
        echo "# MOODLE_TOKEN: there is none yet\n";
    } else if ($options->printtoken) {
        echo "MOODLE_TOKEN={$made->token->token}\n";
    } else if ($options->tokenfile !== null && $options->apply) {
        echo "# MOODLE_TOKEN: in the file $options->tokenfile\n";
    } else {
        echo "# MOODLE_TOKEN: --token-file=FILE writes it to a file, --print-token prints it\n";
    }
    if (preg_match('/^\d+\.\d+/', $CFG->release, $version)) {
        echo "MOODLE_VERSION=$version[0]\n";
    }
    echo "MOODLE_STUDENT_ROLE_ID={$made->studentrole->id}\n";
    $protected = array();
    foreach (explode(',', $CFG->siteadmins) as $admin) {
        // The first administrator is always protected.
        if ((int) $admin > 2) {
            $protected[] = (int) $admin;
        }
    }
    if ($made->user !== null) {
        $protected[] = (int) $made->user->id;
    }
    if ($protected) {
        echo 'MOODLE_PROTECTED_IDS=' . implode(',', $protected) . "\n";
    }
    if ($CFG->version < 2015111600) {
        echo "# Moodle mails passwords to new users since 3.0:\nPROFILE_PASSWORD=random\n";
    }
    if ($options->fields) {
        $map = array();
        foreach (array_keys($options->fields) as $shortname) {
            $map[] = "$shortname=$shortname";
        }
        echo 'PROFILE_FIELD_MAP=' . implode(';', $map) . "\n";
    }
    print_cohorts($DB->get_records_select('cohort', "idnumber <> ''", array(), 'id', 'id, idnumber'));
}

/** Coachview names cohorts by ID number, and a removal needs their id. */
function print_cohorts(array $cohorts) {
    $map = array();
    foreach ($cohorts as $cohort) {
        if (preg_match('/^[^;,="\s]+$/', $cohort->idnumber)) {
            $map[] = "$cohort->idnumber=$cohort->id";
        }
    }
    if (count($map) > 50) {
        echo '# ELEARNING_COHORT_ID_MAP: ' . count($map) . " cohorts have an ID number; name those that Coachview uses\n";
    } else if ($map) {
        echo 'ELEARNING_COHORT_ID_MAP=' . implode(';', $map) . "\n";
    }
}

function warn($text) {
    fwrite(STDERR, "Note: $text\n");
}

function say_notes() {
    global $CFG;
    if (function_exists('posix_geteuid') && posix_geteuid() === 0 && fileowner($CFG->dataroot) !== 0) {
        warn('you run this as root, and Moodle may then keep cache files that the web server cannot change.'
                . ' Better: sudo -u www-data php ...');
    }
    if (strpos($CFG->wwwroot, 'https://') !== 0) {
        warn('this site is not on https, so the token and personal data can be read on their way.');
    }
    if ($CFG->version >= 2026000000) {
        warn('this Moodle is newer than 5.1, with which this script has been tried.');
    }
}

/** Goes through all steps without a word and without a change. */
function rehearse(setup_options $options) {
    $walk = new walk(false, true, new journal());
    return array(all_steps(clone $options, $walk), $walk);
}

function set_up(setup_options $options) {
    // What is not possible here is found out before the first change.
    rehearse($options);
    $tokenfile = $options->apply && $options->tokenfile !== null ? open_token_file($options->tokenfile) : null;
    $walk = new walk($options->apply, false, new journal());
    $made = all_steps($options, $walk);
    if ($options->apply && $walk->changes) {
        // What was changed is read again: nobody is told "done" by hope alone.
        list($made, $again) = rehearse($options);
        if ($again->changes) {
            throw new setup_problem('Not every change has lasted. Run this again to see which.', EXIT_FAILED);
        }
        foreach (array_diff($again->lefttodo, $walk->lefttodo) as $new) {
            $walk->by_hand($new);
        }
    }
    if ($tokenfile && $made->token !== null) {
        write_token($tokenfile, $made->token->token);
    }
    say_outcome($options, $walk);
    print_configuration($options, $made);
    return outcome($options, $walk);
}

function take_back(setup_options $options) {
    $journal = new journal();
    $walk = new walk($options->apply, false, $journal);
    $undo = new moodle_undo($walk, $journal);
    $undo->go();
    say_outcome($options, $walk);
    return outcome($options, $walk);
}

function say_outcome(setup_options $options, walk $walk) {
    $changes = $walk->changes . ($walk->changes === 1 ? ' change' : ' changes');
    if (!$options->apply) {
        echo $walk->changes ? "\n$changes to make; nothing was changed. --apply makes them.\n"
                : "\nNothing to change.\n";
    } else {
        echo $walk->changes ? "\n$changes made.\n" : "\nNothing was changed.\n";
    }
    if ($walk->lefttodo) {
        echo "Left for you: the lines with \"!\".\n";
    }
}

function outcome(setup_options $options, walk $walk) {
    if ($walk->lefttodo) {
        return EXIT_LEFT_TO_DO;
    }
    return $walk->changes && !$options->apply ? EXIT_CHANGES_TO_MAKE : EXIT_AS_WANTED;
}

// ---------------------------------------------------------------- main

if (PHP_SAPI !== 'cli') {
    exit('This script is for the command line.');
}

define('CLI_SCRIPT', true);

try {
    $coachviewoptions = setup_options::read(array_slice($argv, 1));
    if ($coachviewoptions->help) {
        echo usage();
        exit(EXIT_AS_WANTED);
    }
    $coachviewconfig = moodle_config_file($coachviewoptions->moodle);
} catch (setup_problem $problem) {
    fwrite(STDERR, $problem->getMessage() . "\n");
    exit($problem->getCode());
}

// Moodle's set-up must run here, outside any function: it makes global variables.
require($coachviewconfig);
require_once($CFG->libdir . '/adminlib.php');
require_once($CFG->libdir . '/enrollib.php');
require_once($CFG->dirroot . '/webservice/lib.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/user/profile/lib.php');
require_once($CFG->dirroot . '/user/profile/definelib.php');
require_once($CFG->dirroot . '/user/profile/field/text/define.class.php');

/** Changes are part of a transaction each, so a failed one leaves nothing in the database; caches may still hold it. */
function fail($problem) {
    abort_all_db_transactions();
    if ($problem instanceof setup_problem) {
        fwrite(STDERR, $problem->getMessage() . "\n");
        exit($problem->getCode());
    }
    purge_all_caches();
    $message = $problem->getMessage();
    // With debug messages on, older Moodles have it in the message already.
    if (!empty($problem->debuginfo) && strpos($message, $problem->debuginfo) === false) {
        $message .= " ($problem->debuginfo)";
    }
    fwrite(STDERR, "A change failed, and the ones after it were not tried: $message\n"
            . "What was done before it stays, and --undo takes it back.\n");
    exit(EXIT_FAILED);
}

try {
    check_moodle_state();
    \core\session\manager::set_user(get_admin());
    echo "Moodle $CFG->release at $CFG->wwwroot\n";
    echo $coachviewoptions->apply ? '' : "Dry run: nothing is changed.\n";
    say_notes();
    exit($coachviewoptions->undo ? take_back($coachviewoptions) : set_up($coachviewoptions));
} catch (Exception $problem) {
    fail($problem);
} catch (Throwable $problem) {
    // Errors of PHP 7 and later.
    fail($problem);
}
