#!/usr/bin/env node
// Stands in for the AWS command line: `aws sqs ...` on queues that are kept in a file, with the
// rules of FIFO queues (a group waits for its message that is in flight; an id is taken once).
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";

const file = process.env.FAKE_AWS;
const state = JSON.parse(readFileSync(file, "utf8"));
const words = process.argv.slice(2).filter((word, at, all) => word !== "--output" && all[at - 1] !== "--output");
appendFileSync(`${file}.calls`, `${words.join(" ")}\n`);
if (words[0] !== "sqs") {
  console.log("{}");
  process.exit(0);
}
const command = words[1];
const options = {};
for (let at = 2; at < words.length; at += 2) {
  options[words[at].slice(2)] = words[at + 1];
}
if (state.breaks?.[command] > 0) {
  state.breaks[command] -= 1;
  writeFileSync(file, JSON.stringify(state));
  console.error(`An error occurred when calling ${command}`);
  process.exit(254);
}

if (state.hangs === command) {
  // Until the test says so; at most half a minute, should the test be gone.
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let left = 1500; left > 0 && !existsSync(`${file}.go`); left -= 1) {
    Atomics.wait(pause, 0, 0, 20);
  }
}

const queueOf = (url) => state.queues[url.split("/").at(-1)];
const now = Date.now();

const commands = {
  "get-queue-url": () => {
    if (!(options["queue-name"] in state.queues)) {
      console.error("AWS.SimpleQueueService.NonExistentQueue");
      process.exit(254);
    }
    return { QueueUrl: `https://sqs.example.com/1/${options["queue-name"]}` };
  },

  "receive-message": () => {
    const queue = queueOf(options["queue-url"]);
    const waits = new Set(
      queue.messages
        .filter((one) => (one.hiddenUntil ?? 0) > now)
        .map((one) => one.Attributes.MessageGroupId),
    );
    const taken = queue.messages
      .filter((one) => !waits.has(one.Attributes.MessageGroupId))
      .slice(0, Number(options["max-number-of-messages"]));
    for (const one of taken) {
      state.receipts += 1;
      one.ReceiptHandle = `receipt-${state.receipts}`;
      one.hiddenUntil = now + 1000 * Number(options["visibility-timeout"]);
    }
    return taken.length === 0
      ? undefined
      : { Messages: taken.map(({ hiddenUntil, ...message }) => message) };
  },

  "send-message-batch": () => {
    const input = JSON.parse(readFileSync(options["cli-input-json"].replace("file://", ""), "utf8"));
    const queue = queueOf(input.QueueUrl);
    const answer = { Successful: [], Failed: [] };
    for (const entry of input.Entries) {
      if (queue.refuses?.includes(entry.Id)) {
        answer.Failed.push({ Id: entry.Id, Code: "InternalError", SenderFault: false });
        continue;
      }
      answer.Successful.push({ Id: entry.Id, MessageId: `sent-${entry.Id}` });
      queue.ids ??= [];
      if (!queue.ids.includes(entry.MessageDeduplicationId)) {
        queue.ids.push(entry.MessageDeduplicationId);
        queue.messages.push({
          MessageId: `sent-${entry.Id}`,
          Body: entry.MessageBody,
          Attributes: { MessageGroupId: entry.MessageGroupId, SentTimestamp: String(now) },
          MessageAttributes: entry.MessageAttributes,
        });
      }
    }
    return answer;
  },

  "delete-message-batch": () => {
    const queue = queueOf(options["queue-url"]);
    const entries = JSON.parse(options.entries);
    const keeps = (entry) => queue.keeps?.includes(entry.Id) ?? false;
    const handles = entries.filter((entry) => !keeps(entry)).map((entry) => entry.ReceiptHandle);
    queue.messages = queue.messages.filter((one) => !handles.includes(one.ReceiptHandle));
    return {
      Successful: entries.filter((entry) => !keeps(entry)).map(({ Id }) => ({ Id })),
      Failed: entries.filter(keeps).map(({ Id }) => ({ Id, Code: "InternalError" })),
    };
  },

  "change-message-visibility-batch": () => {
    const queue = queueOf(options["queue-url"]);
    for (const entry of JSON.parse(options.entries)) {
      const message = queue.messages.find((one) => one.ReceiptHandle === entry.ReceiptHandle);
      message.hiddenUntil = now + 1000 * entry.VisibilityTimeout;
    }
    return {};
  },
};

const answer = commands[command]();
writeFileSync(file, JSON.stringify(state));
if (answer !== undefined) {
  console.log(JSON.stringify(answer));
}
