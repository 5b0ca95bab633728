#!/usr/bin/env bash
# Measures how long Coachview waits for the answer to a webhook: from sending it until the work is
# handed on and answered. On this machine only, for a minute and a half at the most. See --help.
set -euo pipefail
cd "$(dirname "$0")/../.."
. deploy/bench/bench.sh

usage() {
  cat <<'TEXT'
Usage: deploy/bench/hand-over.sh [options]

Starts the Knative build with a sink beside it, sends webhooks at an even pace and prints how long
the answers took, beside the same for events that are posted to the sink directly. Ends with 1 when
the goal (99 of 100 answers within 20 ms) is missed.

  --executable FILE  measure this native executable instead of target/quarkus-app
  --rate N           webhooks a second (default 100)
  --seconds N        how long, at most 30 (default 20)
  --port N           where the build listens (default 18080); the sink takes the next one
  --help
TEXT
}

executable='' rate=100 seconds=20 port=18080
while (($# > 0)); do
  case $1 in
    --executable | --rate | --seconds | --port)
      needs_value $# "$1"
      case $1 in
        --executable) executable=$2 ;;
        --rate) rate=$2 ;;
        --seconds) seconds=$2 ;;
        --port) port=$2 ;;
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
[[ $rate =~ ^[0-9]{1,4}$ && $seconds =~ ^[0-9]{1,2}$ ]] || fail "--rate and --seconds are numbers."
((seconds >= 1 && seconds <= 30 && rate >= 1)) || fail "--seconds is 1 to 30, --rate at least 1."

[[ -n $executable || -f target/quarkus-app/quarkus-run.jar ]] ||
  fail "there is no build: run mvn package first."
command_of "$executable"
are_compiled || compile

secret=$(openssl rand -hex 32)
log=$(mktemp)
app=''
stop() {
  [[ -z $app ]] || kill "$app" 2>/dev/null || true
  rm -f "$log"
}
trap stop EXIT

QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port QUARKUS_MANAGEMENT_PORT=0 \
  MOODLE_URL=http://127.0.0.1:9 MOODLE_TOKEN=00000000000000000000000000000000 \
  WEBHOOK_SECRET=$secret K_SINK=http://127.0.0.1:$((port + 1))/ \
  "${build[@]}" >"$log" 2>&1 &
app=$!
for ((attempt = 0; attempt < 300; attempt++)); do
  curl -sf "http://127.0.0.1:$port/q/health/ready" >/dev/null && break
  kill -0 "$app" 2>/dev/null || { tail -n 20 "$log" >&2; fail "the build did not start."; }
  sleep 0.1
done

print_load
java -cp target/test-classes nl.coachmoodle.bench.http.HandOver "$port" "$secret" "$rate" "$seconds"
