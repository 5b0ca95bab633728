// The check must find each of these mistakes, and nothing in the template as it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check, singleChoices } from "./check.mjs";
import { parse, read, TemplateError } from "./template.mjs";

const TEMPLATE = new URL("../template.yaml", import.meta.url).pathname;

const found = (template) => check(template, singleChoices());
const functions = (template) => template.Resources["Fn::ForEach::Functions"][2];
const queue = (template) => functions(template)["Queue${Function}"].Properties;
const lambda = (template) => functions(template)["Run${Function}"].Properties;
const feed = (template) => functions(template)["Feed${Function}"].Properties;
const statements = (template) =>
  functions(template)["Role${Function}"].Properties.Policies[0].PolicyDocument.Statement;
const statement = (template, sid) => statements(template).find((one) => one.Sid === sid);

test("nothing is wrong with the template", async () => {
  assert.deepEqual(await found(read(TEMPLATE)), []);
});

const MISTAKES = {
  "a property with a typo": [
    (template) => {
      queue(template).VisibilityTimeOut = queue(template).VisibilityTimeout;
    },
    /QueueenrolParticipant: there is no property VisibilityTimeOut/,
  ],
  "a nested property with a typo": [
    (template) => {
      lambda(template).LoggingConfig.LogGrup = "x";
    },
    /RunsyncProfile.LoggingConfig: there is no property LogGrup/,
  ],
  "a text where a number is wanted": [
    (template) => {
      feed(template).BatchSize = "one";
    },
    /FeedsyncProfile.BatchSize: wants integer, not "one"/,
  ],
  "a number where a text is wanted": [
    (template) => {
      lambda(template).Handler = 7;
    },
    /Handler: wants string, not 7/,
  ],
  "a text where a list is wanted": [
    (template) => {
      lambda(template).Architectures = "arm64";
    },
    /Architectures: wants list/,
  ],
  "a list where an object is wanted": [
    (template) => {
      lambda(template).Code = [];
    },
    /Code: wants object/,
  ],
  "a text where true or false is wanted": [
    (template) => {
      queue(template).FifoQueue = "maybe";
    },
    /FifoQueue: wants boolean/,
  ],
  "a required property that is missing": [
    (template) => {
      delete lambda(template).Role;
    },
    /RunenrolParticipant: Role is missing/,
  ],
  "a type that does not exist": [
    (template) => {
      template.Resources.Settings.Type = "AWS::SSM::Parameters";
    },
    /the type AWS::SSM::Parameters does not exist/,
  ],
  "a key beside the properties": [
    (template) => {
      template.Resources.Settings.Tags = [];
    },
    /Settings: Tags is nothing that a resource has/,
  ],
  "a reference to nothing": [
    (template) => {
      template.Resources.DoorUrl.Properties.TargetFunctionArn = { "Fn::GetAtt": ["Door", "Arn"] };
    },
    /Door does not exist/,
  ],
  "a reference to what is there only sometimes": [
    (template) => {
      template.Outputs.MoodleIpRestriction.Condition = "HasNetwork";
    },
    /EgressAddress does not exist/,
  ],
  "a text with a reference to nothing": [
    (template) => {
      template.Outputs.SettingsName.Value = { "Fn::Sub": "at ${Nowhere}" };
    },
    /Nowhere does not exist/,
  ],
  "an attribute that does not exist": [
    (template) => {
      template.Outputs.SettingsName.Value = { "Fn::GetAtt": ["Settings", "Address"] };
    },
    /AWS::SSM::Parameter has no attribute Address/,
  ],
  "a condition that does not exist": [
    (template) => {
      template.Resources.DoorUrl.Condition = "HasDoorUrl";
    },
    /there is no condition HasDoorUrl/,
  ],
  "a mapping that does not exist": [
    (template) => {
      delete template.Mappings.Functions.reconcile;
    },
    /no Functions.reconcile/,
  ],
  "a loop that writes something twice": [
    (template) => {
      template.Resources["Fn::ForEach::Functions"][1].push("reconcile");
    },
    /Queuereconcile is there twice/,
  ],
  "a default that is not allowed": [
    (template) => {
      template.Parameters.Architecture.Default = "sparc";
    },
    /Architecture may not be sparc/,
  ],
  "a parameter that nothing uses": [
    (template) => {
      template.Parameters.Colour = { Type: "String", Default: "red" };
    },
    /parameter Colour is not used/,
  ],
  "an action with a typo": [
    (template) => {
      statement(template, "ReadSecret").Action = "secretsmanager:GetSecretValues";
    },
    /secretsmanager:GetSecretValues does not exist/,
  ],
  "all actions of a service": [
    (template) => {
      statement(template, "TakeWork").Action = "sqs:*";
    },
    /sqs:\* is more than is needed/,
  ],
  "an action on everything": [
    (template) => {
      statement(template, "ReadSecret").Resource = "*";
    },
    /ReadSecret: allowed on "\*"/,
  ],
  "an action on every queue": [
    (template) => {
      statement(template, "TakeWork").Resource = { "Fn::Sub": "arn:aws:sqs:*:${AWS::AccountId}:x" };
    },
    /TakeWork: allowed on/,
  ],
  "a network that is open to the code": [
    (template) => {
      const open = statements(template);
      open.splice(open.findIndex((one) => one["Fn::If"]?.[1].Effect === "Deny"), 1);
    },
    /the function's code may do, too/,
  ],
  "a managed policy": [
    (template) => {
      functions(template)["Role${Function}"].Properties.ManagedPolicyArns = ["arn:aws:iam::aws:policy/x"];
    },
    /managed policies allow more/,
  ],
  "two functions with one role": [
    (template) => {
      lambda(template).Role = { "Fn::GetAtt": ["RoleDoors", "Arn"] };
    },
    /shares RoleDoors with/,
  ],
  "a queue without order": [
    (template) => {
      delete queue(template).FifoQueue;
    },
    /must be FIFO queues/,
  ],
  "a queue without dead letters": [
    (template) => {
      delete queue(template).RedrivePolicy;
    },
    /its queue has no dead letters/,
  ],
  "a queue that gives messages out too early": [
    (template) => {
      template.Mappings.Functions.reconcile.Visibility = 420;
    },
    /Feedreconcile: visibility 420 s is below six times 420 s/,
  ],
  "a queue that forgets": [
    (template) => {
      functions(template)["Dead${Function}"].Properties.MessageRetentionPeriod = 3600;
    },
    /keeps messages for less than a fortnight/,
  ],
  "a queue that drops equal messages about participants": [
    (template) => {
      template.Mappings.Functions.syncProfile.DropsEqualBodies = "true";
    },
    /must not be dropped/,
  ],
  "a queue that is not encrypted": [
    (template) => {
      queue(template).SqsManagedSseEnabled = false;
    },
    /Queue\w+: is not encrypted/,
  ],
  "a log that is not under the own key": [
    (template) => {
      delete template.Resources.LogDoors.Properties.KmsKeyId;
    },
    /LogDoors: is not encrypted with the own key/,
  ],
  "larger batches": [
    (template) => {
      feed(template).BatchSize = 10;
    },
    /batches of one/,
  ],
  "no partial answers": [
    (template) => {
      delete feed(template).FunctionResponseTypes;
    },
    /ReportBatchItemFailures/,
  ],
  "no limit for Moodle": [
    (template) => {
      delete feed(template).ScalingConfig;
    },
    /nothing limits how many run/,
  ],
  "a budget that is longer than the time-out": [
    (template) => {
      template.Mappings.Functions.reconcile.Budget = "410s";
    },
    /budget 410 s and a call do not fit into 420 s/,
  ],
  "a secret in the environment": [
    (template) => {
      lambda(template).Environment.Variables.MOODLE_TOKEN = "x";
    },
    /has a secret in its environment/,
  ],
  "a log without an end": [
    (template) => {
      delete template.Resources.LogDoors.Properties.RetentionInDays;
    },
    /its log is kept for ever/,
  ],
  "no alarm on dead letters": [
    (template) => {
      delete functions(template)["DeadLettersAlarm${Function}"];
    },
    /there is none on ApproximateNumberOfMessagesVisible DeadsyncProfile/,
  ],
  "no alarm on errors": [
    (template) => {
      delete template.Resources.DoorErrorsAlarm;
    },
    /there is none on Errors RunDoors/,
  ],
  "no alarm on a quiet feed": [
    (template) => {
      delete template.Resources.QuietFeedAlarm;
    },
    /there is none on event_received/,
  ],
  "no alarm on Moodle": [
    (template) => {
      delete template.Resources.MoodleAwayAlarm;
    },
    /there is none on moodle_call/,
  ],
  "no alarm on the set-up": [
    (template) => {
      delete template.Resources.SetupAlarm;
    },
    /there is none on setup_overall/,
  ],
  "an alarm that tells nobody": [
    (template) => {
      delete template.Resources.QuietFeedAlarm.Properties.AlarmActions;
    },
    /QuietFeedAlarm: tells nobody/,
  ],
  "doors that everybody may call past their address": [
    (template) => {
      delete template.Resources.DoorUrlInvokePermission.Properties.InvokedViaFunctionUrl;
    },
    /past its door/,
  ],
  "an API log with the secret in it": [
    (template) => {
      template.Resources.ApiStage.Properties.AccessLogSettings.Format = "$context.path";
    },
    /secret of the webhooks would be in the log/,
  ],
};

for (const [mistake, [make, message]] of Object.entries(MISTAKES)) {
  test(`finds ${mistake}`, async () => {
    const template = read(TEMPLATE);
    make(template);
    assert.match((await found(template)).join("\n"), message);
  });
}

test("refuses a key that is there twice", () => {
  assert.throws(() => parse("a: 1\na: 2\n"), TemplateError);
});

test("refuses a short form that CloudFormation does not have", () => {
  assert.throws(() => parse("a: !Reference b\n"), TemplateError);
});
