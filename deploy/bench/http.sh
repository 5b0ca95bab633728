#!/usr/bin/env bash
# Measures the Knative build over HTTP on this machine. See --help.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/bench/bench.sh

usage() {
  cat <<'TEXT'
Usage: deploy/bench/http.sh overhead [options]
       deploy/bench/http.sh doors [options]

overhead  calls enrolParticipant for somebody who is enrolled already, and beside each call makes the
          same two calls to the Moodle stand-in with the JDK's HTTP client; with answers of Moodle that
          take 30 ms, and with answers at once. Takes about three minutes. Ends with 1 when a goal is
          missed: at most 1.05 times the bare calls at 30 ms, and under 3 ms more on loopback.
doors     loads the e-learning link and the webhooks over 16 connections as hard as wrk can, after as
          long a warm-up, with the stand-in, a sink and wrk on the same machine. Needs wrk. Ends with 1
          when something was refused or the cores were not the limit.

  --executable FILE  measure this native executable instead of target/quarkus-app
  --number N         overhead: comparisons on loopback, a quarter of them at 30 ms (default 4000)
                     doors: seconds for each door (default 15, at most 60)
  --help

Raw data are left in target/bench/.
TEXT
}

what='' executable='' number=''
while (($# > 0)); do
  case $1 in
    overhead | doors) what=$1 ;;
    --executable | --number)
      needs_value $# "$1"
      case $1 in
        --executable) executable=$2 ;;
        --number) number=$2 ;;
      esac
      shift
      ;;
    --help)
      usage
      exit
      ;;
    *) fail "unknown option $1; see --help." ;;
  esac
  shift
done
case $what in
  overhead) number=${number:-4000} most=20000 ;;
  doors)
    number=${number:-15} most=60
    command -v wrk >/dev/null || fail "wrk is missing (package wrk)."
    ;;
  *) fail "say overhead or doors; see --help." ;;
esac
[[ $number =~ ^[1-9][0-9]{0,4}$ ]] && ((number <= most)) || fail "--number is 1 to $most."

if [[ ! -f target/quarkus-app/quarkus-run.jar ]] || ! are_compiled; then
  mvn -B -ntp -q package -Dtarget=knative -DskipTests -Dspotless.apply.skip=true
fi
command_of "$executable"
print_load
exec java -cp "target/classes:target/test-classes:target/quarkus-app/lib/main/*" \
  nl.coachmoodle.bench.http.HttpBench "$what" "$number" "${build[@]}"
