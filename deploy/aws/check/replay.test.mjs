// replay.sh against a stand-in for the AWS command line.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const SCRIPT = new URL("../replay.sh", import.meta.url).pathname;
const FAKE = new URL("fake/aws.mjs", import.meta.url).pathname;
const HOUR = 3600 * 1000;

const letter = (id, { code, group = "p1", age = HOUR } = {}) => ({
  MessageId: id,
  Body: `{"personId": "${id}", "lastName": "Jansen"}`,
  Attributes: { MessageGroupId: group, SentTimestamp: String(Date.now() - age) },
  ...(code === undefined
    ? {}
    : {
        MessageAttributes: {
          code: { DataType: "String", StringValue: code },
          message: { DataType: "String", StringValue: "Wrong about Jansen" },
          fix: { DataType: "String", StringValue: "Repair it" },
          correlationid: { DataType: "String", StringValue: `ref-${id}` },
        },
      }),
});

/** A stack with dead letters of syncProfile, and none elsewhere. */
function stack(t, letters, more = {}) {
  const directory = mkdtempSync(join(tmpdir(), "replay-"));
  t.after(() => rmSync(directory, { recursive: true }));
  chmodSync(FAKE, 0o755);
  symlinkSync(FAKE, join(directory, "aws"));
  const queues = {};
  for (const name of [
    "enrolParticipant", "withdrawParticipant", "syncProfile", "addToCohort", "removeFromCohort",
    "suspendParticipant", "moveIdnumbers", "mergeParticipants", "checkExternalIds", "reconcile", "checkSetup",
  ]) {
    queues[`s-${name}.fifo`] = { messages: [] };
    queues[`s-${name}-dead.fifo`] = { messages: [] };
  }
  queues["s-syncProfile-dead.fifo"].messages = letters;
  const file = join(directory, "state");
  writeFileSync(file, JSON.stringify({ queues, receipts: 0, ...more }));
  const state = () => JSON.parse(readFileSync(file, "utf8"));
  const env = { ...process.env, PATH: `${directory}:${process.env.PATH}`, FAKE_AWS: file };
  return {
    /** Runs it, and ends it by a signal while it waits for this command. */
    interrupt: async (command, signal, ...options) => {
      writeFileSync(`${file}.calls`, "");
      const called = new Promise((resolve) => {
        const watcher = watch(directory, () => {
          if (readFileSync(`${file}.calls`, "utf8").includes(`sqs ${command}`)) {
            watcher.close();
            resolve();
          }
        });
      });
      const running = spawn(SCRIPT, ["--stack", "s", ...options], { env, stdio: "ignore" });
      const ended = once(running, "exit");
      await called;
      running.kill(signal);
      writeFileSync(`${file}.go`, "");
      return (await ended)[0];
    },
    run: (...options) => {
      const ended = spawnSync(SCRIPT, ["--stack", "s", ...options], {
        env,
        encoding: "utf8",
        timeout: 120_000,
      });
      return { status: ended.status, text: ended.stdout + ended.stderr };
    },
    state,
    change: (with_) => {
      const changed = state();
      with_(changed);
      writeFileSync(file, JSON.stringify(changed));
    },
    dead: () => state().queues["s-syncProfile-dead.fifo"].messages,
    queue: () => state().queues["s-syncProfile.fifo"].messages,
    calls: () => readFileSync(`${file}.calls`, "utf8").trim().split("\n"),
  };
}

const visible = (messages) => messages.every((one) => one.hiddenUntil <= Date.now());
const ids = (messages) => messages.map((one) => one.MessageId);
const SYNC = ["--function", "syncProfile"];

test("without --apply it shows and changes nothing", (t) => {
  const s = stack(t, [letter("a", { code: "data/email-taken" }), letter("b", { group: "p2" })]);
  const { status, text } = s.run();
  assert.equal(status, 0, text);
  assert.match(text, /syncProfile data\/email-taken age=36\d\ds id=a/);
  assert.match(text, /syncProfile none age=36\d\ds id=b/);
  assert.match(text, /2 letters would be sent again; nothing was changed/);
  assert.deepEqual(ids(s.dead()), ["a", "b"]);
  assert.deepEqual(s.queue(), []);
  assert.ok(s.dead().every((one) => one.hiddenUntil <= Date.now()), "letters were let go");
});

test("no personal data is shown, and none stands in an argument", (t) => {
  const s = stack(t, [letter("a", { code: "data/email-taken" })]);
  const { text } = s.run(...SYNC, "--apply");
  assert.doesNotMatch(text + s.calls().join("\n"), /Jansen/);
});

test("a letter goes to the queue of its function, without why it was dead", (t) => {
  const s = stack(t, [letter("a", { code: "data/email-taken", group: "p7" })]);
  const { status, text } = s.run("--apply");
  assert.equal(status, 0, text);
  assert.deepEqual(s.dead(), []);
  const [sent] = s.queue();
  assert.equal(sent.Body, letter("a").Body);
  assert.equal(sent.Attributes.MessageGroupId, "p7");
  assert.deepEqual(sent.MessageAttributes, {
    correlationid: { DataType: "String", StringValue: "ref-a" },
  });
});

test("letters of one participant stay in order, however many there are", (t) => {
  const many = Array.from({ length: 25 }, (_, at) => letter(`m${at}`));
  const s = stack(t, many);
  const { status, text } = s.run(...SYNC, "--apply");
  assert.equal(status, 0, text);
  assert.deepEqual(ids(s.queue()), many.map((one) => `sent-${one.MessageId}`));
});

for (const [code, expected] of [
  ["data/email-taken", ["sent-a"]],
  ["data", ["sent-a", "sent-b"]],
  ["none", ["sent-d"]],
]) {
  test(`--code ${code} sends only what has it, and lets go of the others`, (t) => {
    const s = stack(t, [
      letter("a", { code: "data/email-taken", group: "1" }),
      letter("b", { code: "data/email-taken-twice", group: "2" }),
      letter("c", { code: "setup/token-refused", group: "3" }),
      letter("d", { group: "4" }),
    ]);
    const { status, text } = s.run(...SYNC, "--apply", "--code", code);
    assert.equal(status, 0, text);
    assert.deepEqual(ids(s.queue()), expected);
    assert.equal(s.dead().length, 4 - expected.length);
    assert.ok(s.dead().every((one) => one.hiddenUntil <= Date.now()), "letters were let go");
  });
}

test("ages choose, too", (t) => {
  const s = stack(t, [
    letter("young", { group: "1", age: HOUR / 60 }),
    letter("middle", { group: "2", age: 2 * HOUR }),
    letter("old", { group: "3", age: 100 * HOUR }),
  ]);
  const { status, text } = s.run(...SYNC, "--apply", "--older-than", "30m", "--newer-than", "3d");
  assert.equal(status, 0, text);
  assert.deepEqual(ids(s.queue()), ["sent-middle"]);
});

test("letters that die meanwhile are left alone", (t) => {
  const s = stack(t, [letter("a", { group: "1" }), letter("later", { group: "2", age: -HOUR })]);
  const { status, text } = s.run(...SYNC, "--apply");
  assert.equal(status, 0, text);
  assert.deepEqual(ids(s.queue()), ["sent-a"]);
  assert.deepEqual(ids(s.dead()), ["later"]);
});

test("stopped between sending and deleting, nothing is lost and nothing comes twice", (t) => {
  const s = stack(t, [letter("a")], { breaks: { "delete-message-batch": 1 } });
  assert.notEqual(s.run(...SYNC, "--apply").status, 0);
  assert.deepEqual(ids(s.dead()), ["a"]);
  assert.deepEqual(ids(s.queue()), ["sent-a"]);
  assert.ok(visible(s.dead()), "it was let go");
  assert.equal(s.run(...SYNC, "--apply").status, 0);
  assert.deepEqual(s.dead(), []);
  assert.deepEqual(ids(s.queue()), ["sent-a"]);
});

test("stopped before sending, nothing has changed", (t) => {
  const s = stack(t, [letter("a")], { breaks: { "send-message-batch": 1 } });
  assert.notEqual(s.run(...SYNC, "--apply").status, 0);
  assert.deepEqual(ids(s.dead()), ["a"]);
  assert.deepEqual(s.queue(), []);
  assert.ok(visible(s.dead()), "it was let go");
});

for (const [command, signal] of [
  ["receive-message", "SIGTERM"],
  ["send-message-batch", "SIGINT"],
  ["send-message-batch", "SIGHUP"],
  ["delete-message-batch", "SIGTERM"],
]) {
  test(`ended by ${signal} in ${command}, it lets go of every letter`, async (t) => {
    const letters = ["1", "2", "3"].map((group) => letter(group, { group }));
    const s = stack(t, letters, { hangs: command });
    assert.equal(await s.interrupt(command, signal, ...SYNC, "--apply"), 130);
    assert.equal(s.dead().length, command === "delete-message-batch" ? 0 : 3);
    assert.ok(visible(s.dead()), "letters were let go");
  });
}

test("a letter that was sent and cannot be deleted is let go", (t) => {
  const s = stack(t, [letter("a", { group: "1" }), letter("b", { group: "2" })]);
  s.change((state) => {
    state.queues["s-syncProfile-dead.fifo"].keeps = ["b"];
  });
  const { status, text } = s.run(...SYNC, "--apply");
  assert.equal(status, 2);
  assert.match(text, /could not be deleted/);
  assert.deepEqual(ids(s.dead()), ["b"]);
  assert.ok(visible(s.dead()), "it was let go");
});

test("what the queue refuses stays, and is said", (t) => {
  const s = stack(t, [letter("a", { group: "1" }), letter("b", { group: "2" })]);
  s.change((state) => {
    state.queues["s-syncProfile.fifo"].refuses = ["a"];
  });
  const { status, text } = s.run(...SYNC, "--apply");
  assert.equal(status, 2);
  assert.match(text, /did not take 1 letters; they stay/);
  assert.deepEqual(ids(s.dead()), ["a"]);
  assert.deepEqual(ids(s.queue()), ["sent-b"]);
  assert.ok(visible(s.dead()), "it was let go");
});

test("the limit ends it", (t) => {
  const s = stack(t, Array.from({ length: 45 }, (_, at) => letter(`m${at}`, { group: `g${at}` })));
  assert.equal(s.run(...SYNC, "--apply", "--limit", "20").status, 0);
  assert.equal(s.queue().length, 20);
  assert.equal(s.dead().length, 25);
});

test("large letters are sent one at a time", (t) => {
  const large = ["1", "2", "3"].map((group) => ({
    ...letter(group, { group }),
    Body: JSON.stringify({ text: "x".repeat(90_000) }),
  }));
  const s = stack(t, large);
  const { status, text } = s.run(...SYNC, "--apply");
  assert.equal(status, 0, text);
  assert.equal(s.calls().filter((call) => call.includes("send-message-batch")).length, 3);
  assert.deepEqual(s.dead(), []);
});

test("a stack that is not there is an error", (t) => {
  const s = stack(t, []);
  s.change((state) => {
    state.queues = {};
  });
  assert.notEqual(s.run().status, 0);
});

for (const [wrong, options] of [
  ["an unknown function", ["--function", "enrollParticipant"]],
  ["an age that is none", ["--older-than", "soon"]],
  ["a limit that is none", ["--limit", "0"]],
  ["a code that is none", ["--code", "*"]],
  ["an unknown option", ["--force"]],
]) {
  test(`refuses ${wrong}, and touches nothing`, (t) => {
    const s = stack(t, [letter("a")]);
    assert.equal(s.run("--apply", ...options).status, 2);
    assert.deepEqual(ids(s.dead()), ["a"]);
    assert.deepEqual(s.queue(), []);
  });
}
