#!/usr/bin/env bash
# Measures what a function adds to the calls that it makes to Moodle. See --help.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
  cat <<'TEXT'
Usage: deploy/bench/overhead.sh [options]

Calls enrolParticipant of the Knative build for somebody who is enrolled already, and beside each
call makes the same two calls to the Moodle stand-in with the JDK's HTTP client; once with answers of
Moodle that take 30 ms, once with answers at once. Takes about three minutes.

Prints a table and ends with 1 when a goal is missed: at most 1.05 times the bare calls at 30 ms, and
under 3 ms more than the bare calls on loopback. Raw data are left in target/bench/.

  --executable FILE  measure this native executable instead of target/quarkus-app
  --rounds N        how many comparisons on loopback (default 4000); a quarter of them at 30 ms
  --help
TEXT
}

fail() {
  printf 'overhead.sh: %s\n' "$*" >&2
  exit 2
}

executable='' rounds=4000
while (($# > 0)); do
  case $1 in
    --executable | --rounds)
      (($# > 1)) || fail "$1 needs a value; see --help."
      [[ $1 == --rounds ]] && rounds=$2 || executable=$2
      shift
      ;;
    --help) usage; exit ;;
    *) fail "unknown option $1; see --help." ;;
  esac
  shift
done
[[ $rounds =~ ^[1-9][0-9]{0,4}$ ]] && ((10#$rounds <= 20000)) || fail "--rounds is 1 to 20000."

if [[ ! -f target/quarkus-app/quarkus-run.jar || ! -d target/test-classes/nl ]]; then
  mvn -B -ntp -q package -Dtarget=knative -DskipTests -Dspotless.apply.skip=true
fi
build=(java -jar target/quarkus-app/quarkus-run.jar)
if [[ -n $executable ]]; then
  [[ -x $executable ]] || fail "$executable is not an executable."
  build=("$executable")
fi
printf 'load of this machine: %s\n\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
exec java -cp "target/classes:target/test-classes:target/quarkus-app/lib/main/*" \
  deploy/bench/HttpBench.java overhead "$rounds" "${build[@]}"
