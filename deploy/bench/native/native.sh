#!/usr/bin/env bash
# Measures start and memory of the native executables. See --help.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
. deploy/bench/bench.sh

usage() {
  cat <<'TEXT'
Usage: deploy/bench/native/native.sh [--rounds N] [--offline] [--dev]

Measures, in one run and with candidates taking turns: time from the start of a process to its first
answer, resident memory after that and after 200 more calls, and size. The ratio is to the first line
of each table.

  lambda   an empty native Quarkus Lambda, a bare native program, and the function enrolParticipant:
           with a request that is refused at once, which is its start alone, and with one whose first
           answer includes looking up and enrolling a participant at a Moodle on this machine
  knative  the native executable and its JVM build

What native-build.sh has built is taken as it is; what is missing is built. Needs GRAALVM_HOME.
Raw data are left in target/bench/.
TEXT
}

rounds=15
options=()
while (($# > 0)); do
  case $1 in
    --rounds) needs_value $# "$1"; rounds=$2; shift ;;
    --offline | --dev) options+=("$1") ;;
    --help | -h) usage; exit ;;
    *) fail "unknown option $1; see --help." ;;
  esac
  shift
done

out=$PWD/target/bench
mkdir -p "$out"
: "${GRAALVM_HOME:?set it to a GraalVM 25 or Mandrel 25}"
maven=(mvn -B -ntp -q)
level=()
[[ " ${options[*]-} " != *" --offline "* ]] || maven+=(-o)
[[ " ${options[*]-} " != *" --dev "* ]] || level=(-Dquarkus.native.additional-build-args=-Ob)

runner() { find "$1" -maxdepth 1 -name '*-runner' 2>/dev/null | sed -n 1p; }

for target in lambda knative; do
  directory=target
  [[ $target == knative ]] || directory=target-$target
  [[ -n $(runner "$directory") ]] || ./native-build.sh "${options[@]}" "$target"
done
if [[ -z $(runner "$out/empty") ]]; then
  version() { sed -n "s:.*<$1>\\(.*\\)</$1>.*:\\1:p" pom.xml; }
  "${maven[@]}" -f "$here/empty-lambda/pom.xml" package \
    "-Dquarkus.platform.version=$(version quarkus.platform.version)" \
    "-Dcompiler-plugin.version=$(version compiler-plugin.version)" \
    "-Doutput.directory=$out/empty" -Dquarkus.native.enabled=true "${level[@]}" >"$out/empty.log" 2>&1 ||
    { tail -n 20 "$out/empty.log" >&2; exit 1; }
fi
if [[ ! -x $out/bare ]]; then
  "$GRAALVM_HOME/bin/javac" -d "$out/bare-classes" "$here/bare/Bare.java"
  "$GRAALVM_HOME/bin/native-image" --no-fallback --enable-url-protocols=http -cp "$out/bare-classes" \
    -o "$out/bare" Bare >"$out/bare.log" 2>&1 || { tail -n 20 "$out/bare.log" >&2; exit 1; }
fi
[[ -f target/quarkus-app/quarkus-run.jar ]] ||
  "${maven[@]}" package -DskipTests -Dspotless.apply.skip=true
are_compiled || "${maven[@]}" test-compile -Dtarget=knative -Dspotless.apply.skip=true

request='{"externalId":"p1","firstName":"Jan","lastName":"Jansen","email":"jan@example.nl","code":"2"}'
candidate() { printf '%s;%s;%s;%s;%s;%s' "$1" "$2" "$3" "$4" "$(stat -c %s "$5")" "$6"; }
table() { java -cp target/test-classes nl.coachmoodle.bench.start.ColdStart "$rounds" "$@"; }

# Resident memory counts pages of the executable, so options matter: all are stripped and from the
# same builder, the empty one as Quarkus makes it by itself, ours as it is shipped, for size.
printf 'Lambda, through the Runtime API, %s rounds\n' "$rounds"
lambda=$(runner target-lambda)
empty=$(runner "$out/empty")
table "$out/lambda.csv" \
  "$(candidate 'empty native Quarkus Lambda' lambda nothing '{}' "$empty" "$empty")" \
  "$(candidate 'bare native program' lambda none '{}' "$out/bare" "$out/bare")" \
  "$(candidate 'enrolParticipant, refused at once' lambda enrolParticipant '{}' "$lambda" "$lambda")" \
  "$(candidate 'enrolParticipant, with Moodle' lambda enrolParticipant "$request" "$lambda" "$lambda")"

printf '\nKnative, over HTTP, %s rounds\n' "$rounds"
knative=$(runner target)
table "$out/knative.csv" \
  "$(candidate 'syncProfile, JVM' http syncProfile "$request" target/quarkus-app/quarkus-run.jar \
    'java -jar target/quarkus-app/quarkus-run.jar')" \
  "$(candidate 'syncProfile, native' http syncProfile "$request" "$knative" "$knative")"
