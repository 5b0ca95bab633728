// usage: node check.mjs TEMPLATE
// Checks a template for every choice of parameters that changes what it consists of.
import { pathToFileURL } from "node:url";
import { expand, read, resolve, TemplateError } from "./template.mjs";
import { problems } from "./specification.mjs";
import { violations } from "./rules.mjs";

const ALWAYS = {
  Stage: "live",
  CodeBucket: "code",
  FunctionsKey: "functions.zip",
  DoorsKey: "doors.zip",
  MoodleUrl: "https://moodle.example.nl",
};

const CHOICES = [
  [{}, { Architecture: "x86_64" }],
  [{}, { DoorType: "http-api" }, { DoorType: "http-api", JwtAuthorizer: "yes" }],
  [
    {},
    { UserPoolDomain: "the-stack" },
    {
      OauthIssuer: "https://login.example.nl",
      OauthKeys: "https://login.example.nl/keys",
      OauthAudiences: "one,two",
    },
  ],
  [
    {},
    { Network: "create" },
    { Network: "create", MoodlePort: 8443 },
    { Network: "existing", SubnetIds: "subnet-1,subnet-2", SecurityGroupIds: "sg-1" },
  ],
  [{}, { KmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/one" }],
  [{}, { AlarmEmail: "operator@example.nl" }],
  [{}, { QuietFeedHours: 0, DoorConcurrency: 10 }],
];

export function combinations() {
  return CHOICES.reduce(
    (before, choices) =>
      before.flatMap((one) => choices.map((choice) => ({ ...one, ...choice }))),
    [ALWAYS],
  );
}

/** Every choice once, with nothing else chosen: quicker, and enough to see a single mistake. */
export function singleChoices() {
  return CHOICES.flat().map((choice) => ({ ...ALWAYS, ...choice }));
}

/** What is wrong with a template, as sentences; empty when nothing is. */
export async function check(template, choices = combinations()) {
  const found = new Set();
  let expanded;
  try {
    expanded = expand(template);
  } catch (failed) {
    if (failed instanceof TemplateError) {
      return [failed.message];
    }
    throw failed;
  }
  for (const chosen of choices) {
    try {
      const stack = resolve(expanded, chosen);
      const wrong = problems(stack);
      wrong.forEach((text) => found.add(text));
      if (wrong.length === 0) {
        (await violations(stack)).forEach((text) => found.add(text));
      }
    } catch (failed) {
      if (!(failed instanceof TemplateError)) {
        throw failed;
      }
      found.add(failed.message);
    }
  }
  unused(expanded).forEach((text) => found.add(text));
  return [...found];
}

function unused(template) {
  const text = JSON.stringify([template.Resources, template.Outputs, template.Conditions]);
  const isUsed = (name) => new RegExp(`"${name}"|\\$\\{${name}\\}`).test(text);
  return Object.keys(template.Parameters)
    .filter((name) => !isUsed(name))
    .map((name) => `parameter ${name} is not used`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const template = read(process.argv[2]);
  const found = await check(template);
  if (found.length > 0) {
    found.forEach((text) => console.error(text));
    process.exitCode = 1;
  } else {
    const count = Object.keys(expand(template).Resources).length;
    console.log(
      `${process.argv[2]}: ${count} resources, right for ${combinations().length} choices of parameters`,
    );
  }
}
