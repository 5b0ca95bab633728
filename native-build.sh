#!/usr/bin/env bash
# Builds the native executables. See --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: ./native-build.sh [options] [knative] [lambda] [lambda-http]

Builds native executables for the named targets; without a name, for all three.

  --dev         the compiler's fast level: builds a third faster, runs slower
  --test        tests each executable afterwards: knative by the demo, lambda and lambda-http by
                driving the process through the Lambda Runtime API
  --arch ARCH   amd64 or arm64; another one than this machine's needs a container builder
  --offline     Maven uses its local repository only
  --help

Lambda executables are refused when they ask for a glibc newer than that of Lambda; this needs
objdump. The CPU level is the compiler's own, for amd64 x86-64-v3, and is printed.

The builder is the GraalVM 25 or Mandrel 25 in GRAALVM_HOME, else the official builder image when
docker or podman runs. Results, with checksums and an SBOM (CycloneDX):

  knative      target/*-runner
  lambda       target-lambda/function.zip
  lambda-http  target-lambda-http/function.zip
TEXT
}

fail() {
  printf 'native-build.sh: %s\n' "$*" >&2
  exit 2
}

cd "$(dirname "$0")"

targets=()
dev=no
test=no
maven=(mvn -B -ntp)
machine=$(uname -m | sed -e 's/x86_64/amd64/' -e 's/aarch64/arm64/')
arch=$machine
while (($# > 0)); do
  case $1 in
    knative | lambda | lambda-http) targets+=("$1") ;;
    --dev) dev=yes ;;
    --test) test=yes ;;
    --offline) maven+=(-o) ;;
    --arch)
      (($# > 1)) || fail '--arch needs amd64 or arm64.'
      arch=$2
      shift
      ;;
    --help | -h)
      usage
      exit
      ;;
    *) fail "$1 is not an option or a target; see --help." ;;
  esac
  shift
done
((${#targets[@]})) || targets=(knative lambda lambda-http)
[[ $arch == amd64 || $arch == arm64 ]] || fail "--arch $arch: it is amd64 or arm64."

# ---------------------------------------------------------------- the builder

need() {
  command -v "$1" >/dev/null || fail "$1 is missing: $2"
}

container_builder() {
  local engine
  for engine in docker podman; do
    if command -v "$engine" >/dev/null && "$engine" info >/dev/null 2>&1; then
      printf '%s\n' "$engine"
      return
    fi
  done
}

need mvn 'install Maven 3.8 or later.'
need java 'install a JDK 17 or later.'
[[ " ${targets[*]} " != *' lambda'* ]] ||
  need objdump 'install binutils. It tells whether a Lambda executable starts on glibc 2.34.'
builder=()
if [[ -n ${GRAALVM_HOME:-} && $arch == "$machine" ]]; then
  [[ -x $GRAALVM_HOME/bin/native-image ]] ||
    fail "GRAALVM_HOME=$GRAALVM_HOME has no bin/native-image."
  version=$("$GRAALVM_HOME/bin/native-image" --version | sed -n '$p')
  [[ $version =~ 25\. ]] || fail "Quarkus 3.32 wants GraalVM or Mandrel 25; this is: $version"
  printf 'Builder: %s\n' "$version"
else
  engine=$(container_builder)
  [[ -n $engine ]] || fail "No builder for $arch: set GRAALVM_HOME to a GraalVM 25 or Mandrel 25 \
for $arch on such a machine, or start docker or podman."
  printf 'Builder: container image by %s, for %s\n' "$engine" "$arch"
  builder=(-Dquarkus.native.container-build=true "-Dquarkus.native.container-runtime=$engine"
    "-Dquarkus.native.container-runtime-options=--platform=linux/$arch")
fi

# ---------------------------------------------------------------- building and testing

directory() {
  case $1 in
    knative) printf 'target\n' ;;
    *) printf 'target-%s\n' "$1" ;;
  esac
}

# Lambda's provided.al2023 has glibc 2.34.
check_glibc() {
  local symbols wanted
  symbols=$(objdump -T "$1" 2>&1) ||
    fail "objdump cannot read $1, so its glibc was not checked; for another architecture install \
binutils-multiarch."
  wanted=$(sed -n 's/.*GLIBC_\([0-9][0-9.]*\).*/\1/p' <<<"$symbols" | sort -V | sed -n '$p')
  if [[ -z $wanted ]]; then
    printf '  glibc: none is asked for\n'
    return
  fi
  printf '  glibc: %s or newer\n' "$wanted"
  if [[ $(printf '%s\n2.34\n' "$wanted" | sort -V | sed -n '$p') != 2.34 ]]; then
    fail "$1 asks for glibc $wanted and Lambda has 2.34: build with the container builder."
  fi
}

# Nothing here sets -march, so the level is the compiler's own; its log says which.
cpu_level() {
  local level
  level=$(sed -n 's/.*target machine: \([A-Za-z0-9._-]*\).*/\1/p' "$1" | sed -n 1p)
  case $level in
    '') printf 'not told by the compiler\n' ;;
    x86-64-v3) printf 'x86-64-v3: needs AVX2 (Intel Haswell, AMD Zen, every x86_64 Lambda)\n' ;;
    compatibility | x86-64) printf '%s: runs on every x86-64\n' "$level" ;;
    *) printf '%s\n' "$level" ;;
  esac
}

sbom() {
  if [[ " ${maven[*]} " == *" -o "* ]]; then
    printf '  SBOM: left out, it needs Maven online\n'
    return
  fi
  "${maven[@]}" -q "-Dtarget=$1" cyclonedx:makeBom >>"$2" 2>&1 ||
    fail "The SBOM of $1 failed; see $2."
  printf '  SBOM: %s/sbom.json\n' "$(directory "$1")"
}

build() {
  local target=$1 out log begin=$SECONDS options=() executable artifact peak
  out=$(directory "$target")
  log=$out/native-build.log
  mkdir -p "$out"
  rm -f "$out"/*-runner "$out"/function.zip
  [[ $dev == no ]] || options+=(-Dquarkus.native.additional-build-args=-Ob)
  printf '\n%s: building; log: %s\n' "$target" "$log"
  "${maven[@]}" package "-Dtarget=$target" -DskipTests -Dspotless.apply.skip=true \
    -Dquarkus.native.enabled=true -Dquarkus.native.native-image-xmx=6g \
    "${builder[@]}" "${options[@]}" >"$log" 2>&1 || {
    sed -n '/^\[ERROR\]/p; /^Error/p' "$log" | sed -n 1,20p >&2
    fail "The build of $target failed; see $log."
  }
  sbom "$target" "$log"
  executable=$(find "$out" -maxdepth 1 -name '*-runner' | sed -n 1p)
  [[ -n $executable ]] || fail "The build of $target left no executable in $out; see $log."
  artifact=$executable
  if [[ $target != knative ]]; then
    check_glibc "$executable"
    artifact=$out/function.zip
  fi
  (cd "$out" && sha256sum "$(basename "$artifact")" >"$(basename "$artifact").sha256")
  printf '  artifact: %s, %s\n' "$artifact" "$(du -h "$artifact" | cut -f1)"
  printf '  CPU level: %s\n' "$(cpu_level "$log")"
  peak=$(sed -n 's/.*\(Peak RSS: [0-9.]*[A-Z]*\).*/\1/p' "$log" | sed -n '$p')
  printf '  built in %d s, %s\n' $((SECONDS - begin)) "${peak:-peak memory not told}"
  printf '  sum: %s.sha256\n' "$artifact"
}

prove() {
  local target=$1 out
  out=$(directory "$target")
  printf '%s: testing the executable\n' "$target"
  case $target in
    knative)
      deploy/local/demo.sh --executable "$(find "$out" -maxdepth 1 -name '*-runner' | sed -n 1p)" \
        >"$out/native-test.log" 2>&1 || {
        tail -n 40 "$out/native-test.log" >&2
        fail "The demo fails with the executable of $target."
      }
      sed -n '/comparisons/p' "$out/native-test.log"
      ;;
    lambda | lambda-http)
      "${maven[@]}" failsafe:integration-test failsafe:verify "-Dtarget=$target" -DskipITs=false \
        >"$out/native-test.log" 2>&1 || {
        sed -n '/ERROR/p' "$out/native-test.log" | sed -n 1,20p >&2
        fail "The tests of $target fail; see $out/native-test.log."
      }
      sed -n '/Tests run:/p' "$out/native-test.log"
      ;;
  esac
}

if [[ $test == yes ]]; then
  # The stand-in and the tests, from the ordinary build.
  for target in "${targets[@]}"; do
    "${maven[@]}" -q test-compile "-Dtarget=$target" -Dspotless.apply.skip=true
  done
fi
for target in "${targets[@]}"; do
  build "$target"
  [[ $test == no ]] || prove "$target"
done
