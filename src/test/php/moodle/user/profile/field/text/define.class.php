<?php

class profile_define_text {
    public function define_save($field) {
        global $DB;
        $DB->insert_record('user_info_field', $field);
    }
}
