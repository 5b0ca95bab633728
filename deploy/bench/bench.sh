# What the scripts that measure share. Sourced by them, in the project's directory.

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 2
}

# needs_value COUNT OPTION: fails where an option is the last word.
needs_value() {
  (($1 > 1)) || fail "$2 needs a value; see --help."
}

# command_of EXECUTABLE: sets "build", which starts it, or the build for Java where none is named.
command_of() {
  build=(java -jar target/quarkus-app/quarkus-run.jar)
  if [[ -n $1 ]]; then
    [[ -x $1 ]] || fail "$1 is not an executable."
    build=("$1")
  fi
}

# The programs are compiled with the tests; whether they are, and no source of them is newer.
are_compiled() {
  local main=target/test-classes/nl/coachmoodle/bench/Latencies.class
  [[ -f $main && -z $(find src/test/java/nl/coachmoodle/bench -newer "$main" | sed -n 1p) ]]
}

# compile [OPTION...]: with what Maven is to be told beside.
compile() {
  mvn -B -ntp -q test-compile -Dtarget=knative -Dspotless.apply.skip=true "$@"
}

print_load() {
  printf 'load of this machine: %s\n\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
}
