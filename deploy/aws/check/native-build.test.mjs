// native-build.sh with stand-ins for Maven, the compiler and objdump: what it demands and says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const SCRIPT = new URL("../../../native-build.sh", import.meta.url).pathname;
const TOOLS = [
  "bash", "basename", "cat", "cut", "dirname", "du", "find", "mkdir", "rm", "sed", "sha256sum", "sort", "tail",
  "uname",
];
const SYMBOLS = "0000 DF *UND* 0000 (GLIBC_2.17) write\n0000 DF *UND* 0000 (GLIBC_2.34) pthread_join\n";

/** A machine that has what the script uses; tools as shell text by name, undefined for none. */
function machine(t, { objdump, log = "target machine: x86-64-v3\nPeak RSS: 4.36GB | CPU", build } = {}) {
  const directory = mkdtempSync(join(tmpdir(), "native-build-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const bin = join(directory, "bin");
  mkdirSync(join(directory, "graalvm/bin"), { recursive: true });
  mkdirSync(bin);
  for (const tool of TOOLS) {
    const found = spawnSync("/bin/sh", ["-c", `command -v ${tool}`], { encoding: "utf8" });
    symlinkSync(found.stdout.trim(), join(bin, tool));
  }
  const put = (path, text) => {
    writeFileSync(path, `#!/bin/bash\n${text}\n`);
    chmodSync(path, 0o755);
  };
  put(join(bin, "java"), "true");
  put(
    join(bin, "mvn"),
    build ??
      `for word; do [[ $word != -Dtarget=* ]] || target=\${word#*=}; done
out=target-$target; [[ $target != knative ]] || out=target
echo x >$out/coachview-moodle-runner; echo x >$out/function.zip
printf '%s\\n' '${log.replaceAll("\n", "' '")}'`,
  );
  put(join(directory, "graalvm/bin/native-image"), "echo 'GraalVM 25.0.1'");
  if (objdump !== undefined) {
    put(join(bin, "objdump"), objdump);
  }
  copyFileSync(SCRIPT, join(directory, "native-build.sh"));
  return (...options) => {
    const ended = spawnSync("/bin/bash", [join(directory, "native-build.sh"), "--offline", ...options], {
      env: { PATH: bin, GRAALVM_HOME: join(directory, "graalvm"), TMPDIR: directory },
      encoding: "utf8",
      timeout: 60_000,
    });
    return { status: ended.status, text: ended.stdout + ended.stderr };
  };
}

const printing = (text) => `printf '%s' '${text}'`;

test("a Lambda is not built where its glibc cannot be checked", (t) => {
  const { status, text } = machine(t)("lambda");
  assert.equal(status, 2, text);
  assert.match(text, /objdump is missing: install binutils/);
  assert.doesNotMatch(text, /building/);
});

test("other executables need no objdump", (t) => {
  const { status, text } = machine(t)("knative");
  assert.equal(status, 0, text);
});

test("the CPU level, the glibc and the memory of the build are said", (t) => {
  const { status, text } = machine(t, { objdump: printing(SYMBOLS) })("lambda");
  assert.equal(status, 0, text);
  assert.match(text, /CPU level: x86-64-v3: needs AVX2/);
  assert.match(text, /glibc: 2\.34 or newer/);
  assert.match(text, /Peak RSS: 4\.36GB/);
});

test("another CPU level is said as it is", (t) => {
  const log = "target machine: compatibility\nPeak RSS: 1.00GB";
  assert.match(
    machine(t, { objdump: printing(SYMBOLS), log })("lambda").text,
    /CPU level: compatibility: runs on every x86-64/,
  );
});

test("a log that tells neither does not end the build", (t) => {
  const { status, text } = machine(t, { objdump: printing(SYMBOLS), log: "built" })("lambda");
  assert.equal(status, 0, text);
  assert.match(text, /CPU level: not told/);
  assert.match(text, /peak memory not told/);
});

test("a newer glibc is refused, with its cure", (t) => {
  const objdump = printing(SYMBOLS.replace("2.34", "2.38"));
  const { status, text } = machine(t, { objdump })("lambda");
  assert.equal(status, 2, text);
  assert.match(text, /asks for glibc 2\.38 and Lambda has 2\.34: build with the container builder/);
});

test("an executable without glibc is right, and is said to be", (t) => {
  const { status, text } = machine(t, { objdump: printing("no symbols") })("lambda");
  assert.equal(status, 0, text);
  assert.match(text, /glibc: none is asked for/);
});

test("an executable that objdump cannot read is refused with a sentence", (t) => {
  const { status, text } = machine(t, { objdump: "exit 1" })("lambda");
  assert.equal(status, 2, text);
  assert.match(text, /objdump cannot read target-lambda/);
});

test("a build that leaves nothing is a failure with a sentence", (t) => {
  const { status, text } = machine(t, { objdump: printing(SYMBOLS), build: "true" })("lambda");
  assert.equal(status, 2, text);
  assert.match(text, /left no executable in target-lambda/);
});

test("a build that fails without a line of its own still says where to look", (t) => {
  const { status, text } = machine(t, { objdump: printing(SYMBOLS), build: "exit 1" })("lambda");
  assert.equal(status, 2, text);
  assert.match(text, /The build of lambda failed; see target-lambda\/native-build\.log/);
});
