<?php

/** Moodle's $DB over SQLite, as far as the script uses it. */
class database {
    private $pdo;

    public function __construct($file) {
        $this->pdo = new PDO("sqlite:$file");
        $this->pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
    }

    public function execute($sql, array $parameters = array()) {
        $statement = $this->pdo->prepare(preg_replace('/\{(\w+)\}/', '$1', $sql));
        foreach ($parameters as $name => $value) {
            // Moodle's databases compare numbers with texts of digits; SQLite needs a number for that.
            $type = $value === null ? PDO::PARAM_NULL : (is_int($value) ? PDO::PARAM_INT : PDO::PARAM_STR);
            $statement->bindValue(is_int($name) ? $name + 1 : ":$name", $value, $type);
        }
        $statement->execute();
        return $statement;
    }

    public function get_records_sql($sql, array $parameters = array()) {
        $records = array();
        foreach ($this->execute($sql, $parameters)->fetchAll(PDO::FETCH_OBJ) as $record) {
            foreach ($record as $name => $value) {
                // Moodle's drivers answer texts.
                $record->$name = $value === null ? null : (string) $value;
            }
            $records[current((array) $record)] = $record;
        }
        return $records;
    }

    public function get_records_select($table, $where, array $parameters = array(), $sort = '', $fields = '*') {
        $order = $sort === '' ? '' : " ORDER BY $sort";
        return $this->get_records_sql("SELECT $fields FROM {{$table}} WHERE $where$order", $parameters);
    }

    public function get_records($table, $conditions = null, $sort = '', $fields = '*', $from = 0, $limit = 0) {
        list($where, $parameters) = $this->where((array) $conditions);
        $records = $this->get_records_select($table, $where, $parameters, $sort, $fields);
        return $limit ? array_slice($records, $from, $limit, true) : $records;
    }

    public function get_records_list($table, $field, array $values) {
        list($in, $parameters) = $this->get_in_or_equal($values, SQL_PARAMS_NAMED, 'value', true, 0);
        return $this->get_records_select($table, "$field $in", $parameters);
    }

    public function get_record($table, array $conditions, $fields = '*', $strictness = 0) {
        $records = $this->get_records($table, $conditions, '', $fields);
        if (!$records && $strictness === MUST_EXIST) {
            throw new Exception("There is no such record in $table.");
        }
        return reset($records);
    }

    public function get_field($table, $field, array $conditions, $strictness = 0) {
        $record = $this->get_record($table, $conditions, $field, $strictness);
        return $record ? $record->$field : false;
    }

    public function record_exists($table, array $conditions) {
        return (bool) $this->get_records($table, $conditions);
    }

    public function record_exists_select($table, $where, array $parameters) {
        return (bool) $this->get_records_select($table, $where, $parameters);
    }

    public function count_records_select($table, $where, array $parameters) {
        return count($this->get_records_select($table, $where, $parameters));
    }

    public function count_records_sql($sql, array $parameters) {
        return (int) $this->execute($sql, $parameters)->fetchColumn();
    }

    public function insert_record($table, $record) {
        $known = array_intersect_key((array) $record, array_flip($this->columns($table)));
        unset($known['id']);
        $this->execute("INSERT INTO {{$table}} (" . implode(', ', array_keys($known)) . ') VALUES (:'
                . implode(', :', array_keys($known)) . ')', $known);
        return (int) $this->pdo->lastInsertId();
    }

    public function set_field($table, $field, $value, array $conditions) {
        list($where, $parameters) = $this->where($conditions);
        $this->execute("UPDATE {{$table}} SET $field = :newvalue WHERE $where",
                $parameters + array('newvalue' => $value));
    }

    public function delete_records($table, array $conditions) {
        list($where, $parameters) = $this->where($conditions);
        $this->execute("DELETE FROM {{$table}} WHERE $where", $parameters);
    }

    public function get_in_or_equal(array $values, $type, $prefix, $equal, $onempty) {
        $parameters = array();
        foreach ($values ? array_values($values) : array($onempty) as $number => $value) {
            $parameters["$prefix$number"] = $value;
        }
        return array(($equal ? 'IN' : 'NOT IN') . ' (:' . implode(', :', array_keys($parameters)) . ')', $parameters);
    }

    public function start_delegated_transaction() {
        $this->pdo->beginTransaction();
        return $this;
    }

    public function allow_commit() {
        $this->pdo->commit();
    }

    public function roll_back() {
        if ($this->pdo->inTransaction()) {
            $this->pdo->rollBack();
        }
    }

    private function where(array $conditions) {
        $parts = array('1 = 1');
        foreach (array_keys($conditions) as $column) {
            $parts[] = "$column = :$column";
        }
        return array(implode(' AND ', $parts), $conditions);
    }

    private function columns($table) {
        $names = array();
        foreach ($this->execute("PRAGMA table_info($table)")->fetchAll(PDO::FETCH_OBJ) as $column) {
            $names[] = $column->name;
        }
        return $names;
    }
}
