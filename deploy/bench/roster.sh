#!/usr/bin/env bash
# Measures what lists of participants cost, in calls and in time. See --help.
set -euo pipefail
cd "$(dirname "$0")/../.."

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
      (($# > 1)) || { printf 'roster.sh: --people needs a number; see --help.\n' >&2; exit 2; }
      people=$2
      shift
      ;;
    --help) usage; exit ;;
    *) printf 'roster.sh: %s is not an option; see --help.\n' "$1" >&2; exit 2 ;;
  esac
  shift
done
[[ $people =~ ^[0-9]{2,4}$ ]] && ((10#$people >= 50 && 10#$people <= 5000)) ||
  { printf 'roster.sh: --people is 50 to 5000.\n' >&2; exit 2; }

mkdir -p target/bench
mvn -B -ntp -q test-compile dependency:build-classpath -Dtarget=knative -Dspotless.apply.skip=true \
  -Dmdep.includeScope=test -Dmdep.outputFile=target/bench/classpath
stage=target/classes:target/test-classes:$(cat target/bench/classpath)
printf 'load of this machine: %s\n\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
exec java -Xmx64m -cp "$stage" deploy/bench/RosterBench.java "$people" "$stage" target/bench
