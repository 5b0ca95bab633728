#!/usr/bin/env bash
# Measures what lists of participants cost, in calls and in time. See --help.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/bench/bench.sh

usage() {
  cat <<'TEXT'
Usage: deploy/bench/roster.sh [--people N]

Counts the calls of one participant against the floor that the seven functions allow, and enrols 50,
500 and N participants (default 5000, at most 5000) who are new, unchanged and changed, against the
Moodle stand-in. A call lasts as long as it was measured to last on a Moodle 5.1 with PostgreSQL.
"One at a time" is measured with 40 participants and multiplied. The heap is limited to 64 MB.

Prints two tables and ends with 1 when a goal is missed: the floor of calls; at most 1.15 times the
time that Moodle itself needs; at least 5 times as fast as one at a time; time that grows with the
list and no faster. With 5000 it takes about
seven minutes. Raw data and a plot of time against size are left in target/bench/.
TEXT
}

people=5000
while (($# > 0)); do
  case $1 in
    --people)
      needs_value $# "$1"
      people=$2
      shift
      ;;
    --help) usage; exit ;;
    *) fail "unknown option $1; see --help." ;;
  esac
  shift
done
[[ $people =~ ^[0-9]{2,4}$ ]] && ((10#$people >= 50 && 10#$people <= 5000)) ||
  fail "--people is 50 to 5000."

mkdir -p target/bench
compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/bench/classpath
stage=target/classes:target/test-classes:$(cat target/bench/classpath)
print_load
exec java -Xmx64m -cp "$stage" nl.coachmoodle.bench.roster.RosterBench "$people" "$stage" target/bench
