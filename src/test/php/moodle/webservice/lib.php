<?php

class webservice {
    public function add_external_service($service) {
        global $DB;
        return $DB->insert_record('external_services', $service);
    }

    public function delete_service($id) {
        global $DB;
        foreach (array('users', 'functions') as $part) {
            $DB->delete_records("external_services_$part", array('externalserviceid' => $id));
        }
        $DB->delete_records('external_services', array('id' => $id));
    }

    public function service_function_exists($name, $service) {
        global $DB;
        return $DB->record_exists('external_services_functions',
                array('externalserviceid' => $service, 'functionname' => $name));
    }

    public function add_external_function_to_service($name, $service) {
        global $DB;
        $DB->insert_record('external_services_functions',
                array('externalserviceid' => $service, 'functionname' => $name));
    }

    public function remove_external_function_from_service($name, $service) {
        global $DB;
        $DB->delete_records('external_services_functions',
                array('externalserviceid' => $service, 'functionname' => $name));
    }

    public function add_ws_authorised_user($entry) {
        global $DB;
        $entry->timecreated = time();
        $DB->insert_record('external_services_users', $entry);
    }

    public function remove_ws_authorised_user($user, $service) {
        global $DB;
        $DB->delete_records('external_services_users', array('externalserviceid' => $service, 'userid' => $user->id));
    }

    public function delete_user_ws_token($id) {
        global $DB;
        $DB->delete_records('external_tokens', array('id' => $id));
    }
}
