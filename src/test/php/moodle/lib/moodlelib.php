<?php

require_once(__DIR__ . '/database.php');

define('CONTEXT_SYSTEM', 10);
define('CONTEXT_COURSE', 50);
define('CAP_ALLOW', 1);
define('DEBUG_DEVELOPER', 32767);
define('ENROL_INSTANCE_ENABLED', 0);
define('EXTERNAL_TOKEN_PERMANENT', 0);
define('FORMAT_HTML', 1);
define('IGNORE_MULTIPLE', 1);
define('MUST_EXIST', 2);
define('PROFILE_VISIBLE_PRIVATE', '1');
define('SITEID', 1);
define('SQL_PARAMS_NAMED', 1);

$versions = array('2.9' => 2015051100, '3.9' => 2020061500, '4.5' => 2024100700, '5.1' => 2025100600);

$CFG = new stdClass();
$CFG->release = getenv('MOODLE_RELEASE');
$CFG->version = $versions[$CFG->release];
$CFG->wwwroot = 'https://moodle.example.nl';
$CFG->dirroot = dirname(__DIR__);
$CFG->libdir = __DIR__;
$CFG->dataroot = __DIR__;
$CFG->siteadmins = '2';
$CFG->mnet_localhost_id = 1;
$CFG->config_php_settings = json_decode(getenv('MOODLE_CONFIG_PHP') ?: '[]', true);

$DB = new database(getenv('MOODLE_DATABASE'));
foreach ($DB->get_records('config') as $setting) {
    $CFG->{$setting->name} = $setting->value;
}

// ---------------------------------------------------------------- what differs between releases

if (version_compare($CFG->release, '4.2', '>=')) {
    eval('namespace core_external; class util {
        public static function generate_token() { return call_user_func_array("substitute_token", func_get_args()); }
    }');
}

function substitute_token($type, $service, $userid, $context, $validuntil, $addresses) {
    global $DB;
    $token = md5("token of $userid");
    $DB->insert_record('external_tokens', array('token' => $token, 'tokentype' => $type, 'userid' => $userid,
            'externalserviceid' => $service->id, 'validuntil' => $validuntil, 'iprestriction' => $addresses,
            'timecreated' => time()));
    return $token;
}

function substitute_allow_assign($role, $target) {
    global $DB;
    $DB->insert_record('role_allow_assign', array('roleid' => $role, 'allowassign' => $target));
}

if (version_compare($CFG->release, '3.6', '>=')) {
    function core_role_set_assign_allowed($role, $target) {
        substitute_allow_assign($role, $target);
    }
} else {
    function allow_assign($role, $target) {
        substitute_allow_assign($role, $target);
    }
}

// ---------------------------------------------------------------- settings

function get_config($plugin, $name) {
    global $DB;
    return $DB->get_field('config_plugins', 'value', array('plugin' => $plugin, 'name' => $name));
}

function set_config($name, $value, $plugin = null) {
    global $DB;
    $table = $plugin === null ? 'config' : 'config_plugins';
    $key = $plugin === null ? array('name' => $name) : array('plugin' => $plugin, 'name' => $name);
    $DB->delete_records($table, $key);
    $DB->insert_record($table, $key + array('value' => $value));
}

function unset_config($name) {
    global $DB;
    $DB->delete_records('config', array('name' => $name));
}

function unset_all_config_for_plugin($plugin) {
    global $DB;
    $DB->delete_records('config_plugins', array('plugin' => $plugin));
}

function add_to_config_log() {
}

function get_string($name) {
    return $name === 'profiledefaultcategory' ? 'Other fields' : $name;
}

function moodle_needs_upgrading() {
    return (bool) getenv('MOODLE_NEEDS_UPGRADE');
}

function abort_all_db_transactions() {
    global $DB;
    $DB->roll_back();
}

function purge_all_caches() {
}

class core_plugin_manager {
    public static function reset_caches() {
    }
}

// ---------------------------------------------------------------- users

eval('namespace core\session; class manager { public static function set_user($user) { $GLOBALS["USER"] = $user; } }');

function get_admin() {
    global $DB;
    return $DB->get_record('user', array('id' => 2));
}

function is_siteadmin($user) {
    return (int) $user->id === 2;
}

function isguestuser($user) {
    return (int) $user->id === 1;
}

function generate_password($length) {
    return str_repeat('x', $length);
}

function user_create_user($user) {
    global $DB;
    return $DB->insert_record('user', (array) $user + array('deleted' => 0, 'suspended' => 0, 'policyagreed' => 0,
            'firstaccess' => 0, 'currentlogin' => 0, 'timecreated' => time()));
}

function user_update_user($user) {
    global $DB;
    foreach ($user as $field => $value) {
        $DB->set_field('user', $field, $value, array('id' => $user->id));
    }
}

function delete_user($user) {
    global $DB;
    $DB->set_field('user', 'deleted', 1, array('id' => $user->id));
}

function get_user_preferences($name, $default, $userid) {
    global $DB;
    $value = $DB->get_field('user_preferences', 'value', array('userid' => $userid, 'name' => $name));
    return $value === false ? $default : $value;
}

function set_user_preference($name, $value, $userid) {
    global $DB;
    $DB->insert_record('user_preferences', array('userid' => $userid, 'name' => $name, 'value' => $value));
}

function unset_user_preference($name, $userid) {
    global $DB;
    $DB->delete_records('user_preferences', array('userid' => $userid, 'name' => $name));
}

function profile_delete_field($id) {
    global $DB;
    $DB->delete_records('user_info_field', array('id' => $id));
}

// ---------------------------------------------------------------- roles

class context_system {
    public $id = 1;

    public static function instance() {
        return new context_system();
    }

    public function mark_dirty() {
    }
}

function get_capability_info($name) {
    return $name;
}

function has_capability($name, $context, $userid) {
    global $DB;
    $sql = 'SELECT c.permission FROM {role_capabilities} c JOIN {role_assignments} a ON a.roleid = c.roleid
             WHERE a.userid = ? AND c.capability = ? ORDER BY c.permission';
    $permissions = array_keys($DB->get_records_sql($sql, array((int) $userid, $name)));
    return $permissions && $permissions[0] >= CAP_ALLOW;
}

function create_role($name, $shortname) {
    global $DB;
    return $DB->insert_record('role', array('name' => $name, 'shortname' => $shortname, 'archetype' => ''));
}

function delete_role($id) {
    global $DB;
    foreach (array('role_capabilities', 'role_context_levels', 'role_allow_assign') as $table) {
        $DB->delete_records($table, array('roleid' => $id));
    }
    $DB->delete_records('role', array('id' => $id));
}

function get_archetype_roles($archetype) {
    global $DB;
    return $DB->get_records('role', array('archetype' => $archetype), 'id');
}

function get_role_contextlevels($roleid) {
    global $DB;
    $levels = array();
    foreach ($DB->get_records('role_context_levels', array('roleid' => $roleid)) as $level) {
        $levels[$level->id] = $level->contextlevel;
    }
    return $levels;
}

function set_role_contextlevels($roleid, array $levels) {
    global $DB;
    $DB->delete_records('role_context_levels', array('roleid' => $roleid));
    foreach ($levels as $level) {
        $DB->insert_record('role_context_levels', array('roleid' => $roleid, 'contextlevel' => $level));
    }
}

function assign_capability($name, $permission, $roleid, $contextid) {
    global $DB;
    unassign_capability($name, $roleid, $contextid);
    $DB->insert_record('role_capabilities', array('roleid' => $roleid, 'contextid' => $contextid,
            'capability' => $name, 'permission' => $permission));
}

function unassign_capability($name, $roleid, $contextid) {
    global $DB;
    $DB->delete_records('role_capabilities', array('roleid' => $roleid, 'contextid' => $contextid,
            'capability' => $name));
}

function user_has_role_assignment($userid, $roleid, $contextid) {
    global $DB;
    return $DB->record_exists('role_assignments', array('userid' => $userid, 'roleid' => $roleid,
            'contextid' => $contextid));
}

function role_assign($roleid, $userid, $contextid) {
    global $DB;
    if (getenv('MOODLE_FAILS_AT') === 'role_assign') {
        throw new Exception('Error writing to database');
    }
    $DB->insert_record('role_assignments', array('userid' => $userid, 'roleid' => $roleid,
            'contextid' => $contextid, 'timemodified' => time()));
}

function role_unassign($roleid, $userid, $contextid) {
    global $DB;
    $DB->delete_records('role_assignments', array('userid' => $userid, 'roleid' => $roleid,
            'contextid' => $contextid));
}

// ---------------------------------------------------------------- enrolment

class enrol_manual_plugin {
    public function add_default_instance($course) {
        global $DB;
        return $DB->insert_record('enrol', array('courseid' => $course->id, 'enrol' => 'manual', 'status' => 1));
    }

    public function delete_instance($instance) {
        global $DB;
        $DB->delete_records('enrol', array('id' => $instance->id));
    }
}

function enrol_get_plugin($name) {
    return new enrol_manual_plugin();
}
