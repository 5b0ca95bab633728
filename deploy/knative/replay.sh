#!/usr/bin/env bash
# Sends dead letters to the broker again. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deploy/knative/replay.sh --namespace NAMESPACE [options]

Shows the dead letters that are kept in a namespace; with --apply, sends them to the broker again.

  --function NAME    only for this function, such as syncProfile
  --code CODE        only with this code, such as data/course-not-found, or of this class: setup.
                     "none" is what was delivered too often, as after a long absence of Moodle
  --older-than AGE   only those that have been kept for longer, such as 30m, 12h or 3d
  --limit N          no more than so many (default 100, at most 1000)
  --apply            really sends; without it nothing changes
  --help

A letter is sent and then deleted: when this is interrupted none is lost, and one may be sent twice,
which does no harm. What is shown has no personal data. Needs kubectl with the right to read the
secret and to forward ports, curl and jq.
TEXT
}

fail() {
  printf 'replay.sh: %s\n' "$*" >&2
  exit 2
}

namespace=
mode=plan
query=
while (($# > 0)); do
  case $1 in
    --apply) mode=apply ;;
    --help | -h)
      usage
      exit
      ;;
    --namespace | --function | --code | --older-than | --limit)
      (($# > 1)) || fail "$1 needs a value; see --help."
      case $1 in
        --namespace) namespace=$2 ;;
        --older-than)
          [[ $2 =~ ^([0-9]{1,6})([smhd])$ ]] || fail "$2 is no age: write 30m, 12h or 3d."
          time=T
          [[ ${BASH_REMATCH[2]} != d ]] || time=
          query+="&older-than=P$time${BASH_REMATCH[1]}${BASH_REMATCH[2]^^}"
          ;;
        *)
          [[ $2 =~ ^[A-Za-z0-9/-]+$ ]] || fail "$1 $2: this is no name."
          query+="&${1#--}=$2"
          ;;
      esac
      shift
      ;;
    *) fail "$1 is not an option; see --help." ;;
  esac
  shift
done
[[ -n $namespace ]] || fail '--namespace names the namespace, such as coachview-moodle-live.'
for tool in kubectl curl jq; do
  command -v "$tool" >/dev/null || fail "$tool is missing."
done

work=$(mktemp -d)
forward=
finish() {
  [[ -z $forward ]] || kill "$forward" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

key=$(kubectl --namespace "$namespace" get secret coachview-moodle \
  --output 'jsonpath={.data.functions\.key}' | base64 -d)
[[ -n $key ]] || fail 'the secret coachview-moodle has no functions.key.'

: >"$work/forward"
kubectl --namespace "$namespace" port-forward statefulset/dead-letters :8080 >"$work/forward" 2>&1 &
forward=$!
port=
for ((tries = 0; tries < 100; tries++)); do
  port=$(sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\) .*/\1/p' "$work/forward")
  [[ -z $port ]] || break
  kill -0 "$forward" 2>/dev/null || fail "no way to the keeper: $(cat "$work/forward")"
  sleep 0.2
done
[[ -n $port ]] || fail 'no way to the keeper.'

# The key goes in by standard input: arguments are for everybody to see.
status=$(printf 'header = "Authorization: Bearer %s"\n' "$key" |
  curl --silent --show-error --config - --request POST --max-time 600 \
    --output "$work/answer" --write-out '%{http_code}' \
    "http://127.0.0.1:$port/dead-letters/replay?mode=$mode$query")
if [[ $status != 200 ]]; then
  jq -r '"\(.code): \(.message) \(.fix)"' "$work/answer" >&2 || cat "$work/answer" >&2
  fail "the keeper answered $status."
fi
jq -r '.letters[] | "\(.function) \(.code) age=\(.ageSeconds)s id=\(.id)\(
  if .event then "" else " (no event: it cannot be sent)" end)\(
  if .reason then " (the broker refuses it: \(.reason))" else "" end)"' "$work/answer"
jq -r 'if .mode == "apply"
  then "\([.letters[] | select(.sent)] | length) letters were sent again; \(.kept) are kept."
  else "\([.letters[] | select(.event)] | length) of \(.kept) letters would be sent again; nothing was changed. Send them with --apply."
  end' "$work/answer"
