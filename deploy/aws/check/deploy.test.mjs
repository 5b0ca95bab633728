// deploy.sh against a stand-in for the AWS command line.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const AWS = new URL("..", import.meta.url).pathname;
const FAKE = new URL("fake/aws-deploy.sh", import.meta.url).pathname;
const ARM = 0xb7;
const INTEL = 0x3e;

/** A zip with what begins like an executable for a processor. */
function zip(directory, machine) {
  mkdirSync(directory, { recursive: true });
  const executable = Buffer.alloc(64);
  executable.write("\x7fELF", "latin1");
  executable[18] = machine;
  writeFileSync(join(directory, "bootstrap"), executable);
  execFileSync("zip", ["-q", "function.zip", "bootstrap"], { cwd: directory });
}

function project(t, { functions = ARM, doors = ARM } = {}) {
  const directory = mkdtempSync(join(tmpdir(), "deploy-"));
  t.after(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, "deploy/aws"), { recursive: true });
  for (const file of ["deploy.sh", "template.yaml"]) {
    cpSync(join(AWS, file), join(directory, "deploy/aws", file));
  }
  zip(join(directory, "target-lambda"), functions);
  zip(join(directory, "target-lambda-http"), doors);
  mkdirSync(join(directory, "bin"));
  symlinkSync(FAKE, join(directory, "bin/aws"));
  const fake = join(directory, "fake");
  const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    write: (name, text) => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    },
    run: (...options) => {
      const ended = spawnSync(join(directory, "deploy/aws/deploy.sh"), options, {
        env: { ...process.env, PATH: `${directory}/bin:${process.env.PATH}`, FAKE_AWS: fake },
        encoding: "utf8",
        timeout: 60_000,
      });
      return { status: ended.status, text: ended.stdout + ended.stderr };
    },
    calls: () => read(`${fake}.calls`),
    secret: () => read(`${fake}.secret`),
  };
}

const LIVE = ["--stage", "live", "--bucket", "code"];

test("a dry run says what would be run, and runs nothing that changes", (t) => {
  const p = project(t);
  const secrets = p.write("secrets.json", '{"moodle.token": "0123456789"}');
  const { status, text } = p.run(...LIVE, "--dry-run", "--secrets", secrets, "MoodleUrl=https://m.nl");
  assert.equal(status, 0, text);
  assert.match(text, /would run: aws cloudformation deploy --stack-name coachview-moodle-live/);
  assert.match(text, /MoodleUrl=https:\/\/m.nl/);
  assert.match(text, /Nothing was changed/);
  assert.equal(p.calls(), "");
  assert.doesNotMatch(text, /0123456789/);
});

test("the zips are sent first, under names made of their content", (t) => {
  const p = project(t);
  const { status, text } = p.run(...LIVE, "--region", "eu-central-1", "MoodleUrl=https://m.nl");
  assert.equal(status, 0, text);
  const [functions, doors, deploy] = p.calls().split("\n");
  assert.match(functions, /^--region eu-central-1 s3 cp .* s3:\/\/code\/coachview-moodle-live\/functions-[0-9a-f]{16}\.zip$/);
  assert.match(doors, /doors-[0-9a-f]{16}\.zip$/);
  assert.match(deploy, /cloudformation deploy .*CAPABILITY_AUTO_EXPAND.* Stage=live CodeBucket=code FunctionsKey=\S+ DoorsKey=\S+ Architecture=arm64 MoodleUrl=https:\/\/m.nl$/);
});

test("secrets are added to those that are there, and are in no argument", (t) => {
  const p = project(t);
  const secrets = p.write("secrets.json", '{"moodle.token": "0123456789"}');
  const { status, text } = p.run(...LIVE, "--secrets", secrets);
  assert.equal(status, 0, text);
  assert.deepEqual(JSON.parse(p.secret()), {
    "moodle.token": "0123456789",
    "webhook.secret": "made-by-aws",
  });
  assert.doesNotMatch(p.calls() + text, /0123456789/);
});

test("settings go to their parameter", (t) => {
  const p = project(t);
  const settings = p.write("settings", "profile.language=nl\n");
  assert.equal(p.run(...LIVE, "--settings", settings).status, 0);
  assert.match(p.calls(), /ssm put-parameter --overwrite .*--name \/s\/settings --value file:\/\//);
});

test("an executable for another processor is refused before anything is sent", (t) => {
  const p = project(t, { doors: INTEL });
  const { status, text } = p.run(...LIVE);
  assert.equal(status, 2);
  assert.match(text, /target-lambda-http\/function.zip was built for amd64/);
  assert.equal(p.calls(), "");
});

for (const [wrong, options, message] of [
  ["no stage", ["--bucket", "code"], /--stage is training or live/],
  ["no bucket", ["--stage", "live"], /--bucket names/],
  ["secrets that are no JSON", [...LIVE, "--secrets", "/dev/null"], /is not a JSON object/],
  ["settings that are not there", [...LIVE, "--settings", "/nowhere"], /cannot be read/],
  ["a name that is too long", [...LIVE, "--stack", "x".repeat(46)], /at most 45/],
  ["an unknown option", [...LIVE, "--force"], /is not an option/],
]) {
  test(`refuses ${wrong}, and sends nothing`, (t) => {
    const p = project(t);
    const { status, text } = p.run(...options);
    assert.equal(status, 2, text);
    assert.match(text, message);
    assert.equal(p.calls(), "");
  });
}
