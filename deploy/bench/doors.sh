#!/usr/bin/env bash
# Loads the e-learning link and the webhooks as hard as wrk can. See --help.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage() {
  cat <<'TEXT'
Usage: deploy/bench/doors.sh [options]

Starts the Knative build with the Moodle stand-in and a sink beside it, and sends to each door over 16
connections for so many seconds, after as long a warm-up. Everything runs on this machine, wrk too.
Needs wrk.

Prints a table and ends with 1 when something was refused or when the cores were not the limit.
Raw data are left in target/bench/.

  --executable FILE  measure this native executable instead of target/quarkus-app
  --seconds N        how long each door is loaded (default 15, at most 60)
  --help
TEXT
}

fail() {
  printf 'doors.sh: %s\n' "$*" >&2
  exit 2
}

executable='' seconds=15
while (($# > 0)); do
  case $1 in
    --executable | --seconds)
      (($# > 1)) || fail "$1 needs a value; see --help."
      [[ $1 == --seconds ]] && seconds=$2 || executable=$2
      shift
      ;;
    --help) usage; exit ;;
    *) fail "unknown option $1; see --help." ;;
  esac
  shift
done
[[ $seconds =~ ^[1-9][0-9]{0,4}$ ]] && ((10#$seconds <= 60)) || fail "--seconds is 1 to 60."
command -v wrk >/dev/null || fail "wrk is missing (package wrk)."

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
  deploy/bench/HttpBench.java doors "$seconds" "${build[@]}"
