#!/usr/bin/env bash
# Sends dead letters to their function again. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deploy/aws/replay.sh --stack STACK [options]

Shows the dead letters of a stack; with --apply, sends them to the queue of their function again.

  --function NAME    only of this function, such as syncProfile; may be given several times
  --code CODE        only with this code, such as data/course-not-found, or of this class: setup.
                     "none" is what was delivered too often, as after a long absence of Moodle
  --older-than AGE   only those that are older, such as 30m, 12h or 3d
  --newer-than AGE   only those that are newer
  --limit N          looks at no more than so many letters of each function (default 500)
  --apply            really sends; without it nothing changes
  --region REGION    default: the one of the AWS configuration
  --help

Each letter is received, sent, and only then deleted: when this is interrupted none is lost, and one
may be sent twice, which does no harm. Whatever stays is let go at the end, also when it fails. Letters of one participant stay in order; behind one that
stays, the next ones of that participant are not seen. What is shown has no personal data. Letters
that die while this runs are left alone, so it ends. Needs the AWS command line and jq.
TEXT
}

fail() {
  printf 'replay.sh: %s\n' "$*" >&2
  exit 2
}

seconds() {
  [[ $1 =~ ^([0-9]{1,6})([smhd])$ ]] || fail "$1 is no age: write 30m, 12h or 3d."
  local unit
  case ${BASH_REMATCH[2]} in
    s) unit=1 ;;
    m) unit=60 ;;
    h) unit=3600 ;;
    d) unit=86400 ;;
  esac
  printf '%d\n' $((10#${BASH_REMATCH[1]} * unit))
}

known=(enrolParticipant withdrawParticipant syncProfile addToCohort removeFromCohort
  suspendParticipant moveIdnumbers mergeParticipants checkExternalIds reconcile checkSetup)
stack=
functions=()
code=
older=0
newer=0
limit=500
apply=no
region=()
while (($# > 0)); do
  case $1 in
    --apply) apply=yes ;;
    --help | -h)
      usage
      exit
      ;;
    --stack | --function | --code | --older-than | --newer-than | --limit | --region)
      (($# > 1)) || fail "$1 needs a value; see --help."
      case $1 in
        --stack) stack=$2 ;;
        --function)
          [[ " ${known[*]} " == *" $2 "* ]] || fail "$2 is no function: ${known[*]}."
          functions+=("$2")
          ;;
        --code) code=$2 ;;
        --older-than) older=$(seconds "$2") ;;
        --newer-than) newer=$(seconds "$2") ;;
        --limit) limit=$2 ;;
        --region) region=(--region "$2") ;;
      esac
      shift
      ;;
    *) fail "$1 is not an option; see --help." ;;
  esac
  shift
done
[[ -n $stack ]] || fail '--stack names the stack, such as coachview-moodle-live.'
[[ $limit =~ ^[1-9][0-9]{0,5}$ ]] || fail '--limit is a number.'
[[ -z $code || $code =~ ^[a-z-]+(/[a-z-]+)?$ ]] ||
  fail "--code $code: write a code such as data/course-not-found, or a class such as setup."
((${#functions[@]})) || functions=("${known[@]}")
for tool in aws jq; do
  command -v "$tool" >/dev/null || fail "$tool is missing."
done

sqs() {
  aws "${region[@]}" --output json sqs "$@"
}

# Longer than this may run on one queue; a letter that is held comes back by itself after it.
hold=3600
work=$(mktemp -d)
started=$(date +%s)
dead=

# Takes note of letters that came: until they are deleted, they have to be let go.
hold_arrived() {
  [[ -s $work/arrived ]] || return 0
  jq -c '.Messages[]?.ReceiptHandle' "$work/arrived" >>"$work/held"
}

# Those of a batch that were deleted need not be let go.
forget_deleted() {
  jq -c --argjson batch "$1" --slurpfile deleted "$work/deleted" '
    [$batch[] | select(.Id | IN($deleted[0].Successful[]?.Id)) | .ReceiptHandle] as $gone
    | select(IN($gone[]) | not)' "$work/held" >"$work/left"
  mv "$work/left" "$work/held"
}

# Lets go of letters that were looked at and stay, so that nobody has to wait for them.
release() {
  local entries
  [[ -n $dead && -s $work/held ]] || return 0
  while read -r entries; do
    sqs change-message-visibility-batch --queue-url "$dead" --entries "$entries" >/dev/null ||
      printf 'Letters that were looked at come back in %d minutes.\n' $((hold / 60)) >&2
  done < <(jq -sc 'unique | [to_entries | _nwise(10)][]
    | map({Id: (.key | tostring), ReceiptHandle: .value, VisibilityTimeout: 0})' "$work/held")
  : >"$work/held"
}

# Ended between a command and the note of it, what came last is not noted yet.
finish() {
  trap '' INT TERM HUP
  hold_arrived || true
  release
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# Of the letters on standard input: those that were asked for. Those that died after the start of
# this have an age below zero.
# shellcheck disable=SC2016 # the variables are those of jq
chosen='
  def age: $now - ((.Attributes.SentTimestamp | tonumber) / 1000 | floor);
  def code: .MessageAttributes.code.StringValue // "none";
  def wanted:
    ($code == "" or code == $code or (code | startswith($code + "/")))
    and age >= $older and ($newer == 0 or age <= $newer);
'

filter() {
  jq -c --arg code "$code" --argjson now "$started" --argjson older "$older" \
    --argjson newer "$newer" "$chosen $1"
}

# Why it was dead does not go with it; a second sending within five minutes is dropped by the queue.
entry='{
  Id: .MessageId,
  MessageBody: .Body,
  MessageGroupId: .Attributes.MessageGroupId,
  MessageDeduplicationId: ("replay-" + .MessageId),
  MessageAttributes: ((.MessageAttributes // {}) | with_entries(
    select(.key | IN("code", "message", "fix") | not)
    | .value |= with_entries(select(.value != null))))
}'

# Sends one letter, or a batch of them, and deletes what was taken.
send() {
  local batch=$1 queue=$2 taken
  jq -c --arg queue "$queue" "{QueueUrl: \$queue, Entries: map($entry)}" <<<"$batch" >"$work/send"
  sqs send-message-batch --cli-input-json "file://$work/send" >"$work/sent"
  taken=$(jq -c --slurpfile sent "$work/sent" \
    '[.[] | select(.MessageId | IN($sent[0].Successful[]?.Id)) | {Id: .MessageId, ReceiptHandle}]' \
    <<<"$batch")
  if [[ $taken != '[]' ]]; then
    sqs delete-message-batch --queue-url "$dead" --entries "$taken" >"$work/deleted"
    forget_deleted "$taken"
    jq -e '(.Failed // []) == []' "$work/deleted" >/dev/null ||
      fail 'Letters were sent and could not be deleted: they would be sent again. Try once more.'
  fi
  if jq -e '(.Failed // []) != []' "$work/sent" >/dev/null; then
    fail "The queue did not take $(jq '.Failed | length' "$work/sent") letters; they stay. Try again."
  fi
}

# SQS takes ten messages or 256 KB at a time.
send_all() {
  local letters=$1 queue=$2 letter
  if ((${#letters} < 200000)); then
    send "$letters" "$queue"
    return
  fi
  while read -r letter; do
    send "[$letter]" "$queue"
  done < <(jq -c '.[]' <<<"$letters")
}

total=0
for function in "${functions[@]}"; do
  dead=$(sqs get-queue-url --queue-name "$stack-$function-dead.fifo" | jq -r .QueueUrl)
  queue=$(sqs get-queue-url --queue-name "$stack-$function.fifo" | jq -r .QueueUrl)
  : >"$work/held"
  seen=0
  matched=0
  while ((seen < limit)); do
    sqs receive-message --queue-url "$dead" --max-number-of-messages 10 --wait-time-seconds 2 \
      --visibility-timeout "$hold" --attribute-names All --message-attribute-names All \
      >"$work/arrived"
    hold_arrived
    mv "$work/arrived" "$work/received"
    count=$(jq '.Messages // [] | length' "$work/received")
    ((count > 0)) || break
    seen=$((seen + count))
    letters=$(jq -c '.Messages' "$work/received" | filter 'map(select(wanted))')
    found=$(jq length <<<"$letters")
    ((found > 0)) || continue
    matched=$((matched + found))
    filter ".[] | \"$function \\(code) age=\\(age)s id=\\(.MessageId)\"" \
      <<<"$letters" | jq -r .
    if [[ $apply == yes ]]; then
      send_all "$letters" "$queue"
    fi
  done
  release
  ((seen == 0)) || printf '%s: %d of %d letters seen %s\n' "$function" "$matched" "$seen" \
    "$([[ $apply == yes ]] && printf 'were sent again' || printf 'would be sent again')"
  total=$((total + matched))
done
if [[ $apply == yes ]]; then
  printf '%d letters were sent again.\n' "$total"
else
  printf '%d letters would be sent again; nothing was changed. Send them with --apply.\n' "$total"
fi
