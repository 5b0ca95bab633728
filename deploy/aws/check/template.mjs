// Reads a CloudFormation template and works out what it comes to: Fn::ForEach written out, and, for
// a choice of parameters, conditions decided and parameters filled in.
import { readFileSync } from "node:fs";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";

const SHORT_FORMS = new Set([
  "And", "Cidr", "Equals", "FindInMap", "GetAZs", "If", "Join", "Not", "Or", "Select", "Split", "Sub",
]);

export class TemplateError extends Error {}

export function read(path) {
  return parse(readFileSync(path, "utf8"));
}

export function parse(text) {
  const document = parseDocument(text, { uniqueKeys: true });
  const problems = [...document.errors, ...document.warnings].filter(
    (problem) => problem.code !== "TAG_RESOLVE_FAILED",
  );
  if (problems.length > 0) {
    throw new TemplateError(problems.map((problem) => problem.message).join("\n"));
  }
  return long(document.contents);
}

/** A node with the short forms of functions written out. */
function long(node) {
  const value = untagged(node);
  const tag = node?.tag?.match(/^!(\w+)$/)?.[1];
  if (tag === undefined) {
    return value;
  }
  if (tag === "Ref" || tag === "Condition") {
    return { [tag]: value };
  }
  if (tag === "GetAtt") {
    return { "Fn::GetAtt": typeof value === "string" ? splitOnce(value) : value };
  }
  if (!SHORT_FORMS.has(tag)) {
    throw new TemplateError(`!${tag} is not known here`);
  }
  return { [`Fn::${tag}`]: value };
}

function untagged(node) {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [pair.key.value, long(pair.value)]));
  }
  if (isSeq(node)) {
    return node.items.map(long);
  }
  if (isScalar(node)) {
    return node.value;
  }
  throw new TemplateError("aliases and empty values are not used here");
}

function splitOnce(text) {
  const dot = text.indexOf(".");
  return [text.slice(0, dot), text.slice(dot + 1)];
}

const LOOP = "Fn::ForEach::";

/** Writes loops out: what AWS::LanguageExtensions does before CloudFormation reads the template. */
export function expand(template) {
  const { Resources, Conditions = {}, Outputs = {}, ...rest } = template;
  return {
    ...rest,
    Conditions: loops(Conditions, {}),
    Resources: loops(Resources, {}),
    Outputs: loops(Outputs, {}),
  };
}

function loops(node, bound) {
  if (typeof node === "string") {
    return node.replace(/\$\{(\w+)\}/g, (whole, name) => bound[name] ?? whole);
  }
  if (Array.isArray(node)) {
    return node.map((item) => loops(item, bound));
  }
  if (node === null || typeof node !== "object") {
    return node;
  }
  const keys = Object.keys(node);
  if (keys.length === 1 && keys[0] === "Ref" && node.Ref in bound) {
    return bound[node.Ref];
  }
  const written = {};
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith(LOOP)) {
      const [name, values, body] = value;
      for (const one of values) {
        addAll(written, loops(body, { ...bound, [name]: one }));
      }
    } else {
      addAll(written, { [loops(key, bound)]: loops(value, bound) });
    }
  }
  return written;
}

function addAll(target, entries) {
  for (const [key, value] of Object.entries(entries)) {
    if (key in target) {
      throw new TemplateError(`${key} is there twice`);
    }
    target[key] = value;
  }
}

const PSEUDO = {
  "AWS::Region": "eu-central-1",
  "AWS::AccountId": "123456789012",
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::StackName": "the-stack",
  "AWS::StackId": "arn:aws:cloudformation:eu-central-1:123456789012:stack/the-stack/1",
};
const NOTHING = Symbol("AWS::NoValue");

/**
 * The template for one choice of parameters: conditions decided, parameters, mappings and texts
 * filled in. What stays is { reference: [resource] } or { reference: [resource, attribute] }.
 */
export function resolve(template, chosen) {
  const parameters = parameterValues(template.Parameters ?? {}, chosen);
  const scope = { template, parameters, decided: new Map() };
  const resources = {};
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (resource.Condition === undefined || holds(resource.Condition, scope)) {
      resources[id] = evaluate(resource, { ...scope, at: id });
    }
  }
  const outputs = {};
  for (const [id, output] of Object.entries(template.Outputs ?? {})) {
    if (output.Condition === undefined || holds(output.Condition, scope)) {
      outputs[id] = evaluate(output, { ...scope, at: `output ${id}` });
    }
  }
  return { resources, outputs, parameters };
}

function parameterValues(declared, chosen) {
  const values = {};
  for (const name of Object.keys(chosen)) {
    if (!(name in declared)) {
      throw new TemplateError(`there is no parameter ${name}`);
    }
  }
  for (const [name, parameter] of Object.entries(declared)) {
    const value = chosen[name] ?? parameter.Default;
    if (value === undefined) {
      throw new TemplateError(`parameter ${name} has no value`);
    }
    const allowed = parameter.AllowedValues;
    if (allowed !== undefined && !allowed.includes(value)) {
      throw new TemplateError(`parameter ${name} may not be ${value}`);
    }
    const pattern = parameter.AllowedPattern;
    if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
      throw new TemplateError(`parameter ${name} may not be ${value}`);
    }
    values[name] = typed(name, parameter.Type, value);
  }
  return values;
}

function typed(name, type, value) {
  switch (type) {
    case "String":
      if (typeof value !== "string") {
        throw new TemplateError(`parameter ${name} is a String, and ${value} is none`);
      }
      return value;
    case "Number":
      if (typeof value !== "number") {
        throw new TemplateError(`parameter ${name} is a Number, and ${value} is none`);
      }
      return value;
    case "CommaDelimitedList":
      return String(value).split(",");
    default:
      throw new TemplateError(`parameter ${name}: type ${type} is not known here`);
  }
}

function holds(name, scope) {
  if (!scope.decided.has(name)) {
    if (!(name in scope.template.Conditions)) {
      throw new TemplateError(`there is no condition ${name}`);
    }
    scope.decided.set(name, evaluate(scope.template.Conditions[name], scope));
  }
  return scope.decided.get(name);
}

function evaluate(node, scope) {
  if (Array.isArray(node)) {
    return node.map((item) => evaluate(item, scope)).filter((item) => item !== NOTHING);
  }
  if (node === null || typeof node !== "object") {
    return node;
  }
  const keys = Object.keys(node);
  if (keys.length === 1 && (keys[0] === "Ref" || keys[0].startsWith("Fn::"))) {
    return call(keys[0], node[keys[0]], scope);
  }
  if (keys.length === 1 && keys[0] === "Condition" && typeof node.Condition === "string") {
    return holds(node.Condition, scope);
  }
  const values = Object.entries(node)
    .map(([key, value]) => [key, evaluate(value, scope)])
    .filter(([, value]) => value !== NOTHING);
  return Object.fromEntries(values);
}

function call(name, argument, scope) {
  const value = (inner) => evaluate(inner, scope);
  const fail = (text) => {
    throw new TemplateError(`${scope.at ?? "conditions"}: ${name}: ${text}`);
  };
  switch (name) {
    case "Ref":
      return reference(value(argument), scope, fail);
    case "Fn::GetAtt":
      return { reference: [value(argument[0]), value(argument[1])] };
    case "Fn::Sub":
      return substituted(argument, scope, fail);
    case "Fn::If":
      return argument.length === 3
        ? value(holds(argument[0], scope) ? argument[1] : argument[2])
        : fail("wants a condition and two values");
    case "Fn::Equals": {
      const [left, right] = value(argument);
      return String(left) === String(right);
    }
    case "Fn::Not":
      return !value(argument)[0];
    case "Fn::And":
      return value(argument).every((one) => one);
    case "Fn::Or":
      return value(argument).some((one) => one);
    case "Fn::FindInMap": {
      const [map, first, second] = value(argument);
      const found = scope.template.Mappings?.[map]?.[first]?.[second];
      return found === undefined ? fail(`no ${map}.${first}.${second}`) : found;
    }
    case "Fn::Join": {
      const [between, parts] = value(argument);
      return Array.isArray(parts) ? joined(parts, between) : fail("wants a list");
    }
    case "Fn::Select": {
      const [index, list] = value(argument);
      return Array.isArray(list) ? list[index] ?? fail(`has no ${index}`) : unknownText();
    }
    case "Fn::Split": {
      const [between, text] = value(argument);
      return typeof text === "string" ? text.split(between) : unknownText();
    }
    case "Fn::Cidr":
      return Array.from({ length: value(argument[1]) }, (_, index) => `10.0.${index}.0/26`);
    case "Fn::GetAZs":
      return ["eu-central-1a", "eu-central-1b"];
    case "Fn::ToJsonString":
      return { json: value(argument) };
    default:
      return fail("is not known here");
  }
}

// A text that only exists once the stack does.
const unknownText = () => ({ text: true });

function reference(name, scope, fail) {
  if (typeof name !== "string") {
    return fail("wants a name");
  }
  if (name === "AWS::NoValue") {
    return NOTHING;
  }
  if (name in PSEUDO) {
    return PSEUDO[name];
  }
  return name in scope.parameters ? scope.parameters[name] : { reference: [name] };
}

function substituted(argument, scope, fail) {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== "string") {
    return fail("wants a text");
  }
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
    parts.push(text.slice(end, found.index), inserted(found[1], variables, scope, fail));
    end = found.index + found[0].length;
  }
  parts.push(text.slice(end));
  return joined(parts, "");
}

function inserted(name, variables, scope, fail) {
  if (name in variables) {
    return evaluate(variables[name], scope);
  }
  return name.includes(".") && !name.includes("::")
    ? { reference: splitOnce(name) }
    : reference(name, scope, fail);
}

// Texts with references in them stay visible for the rules that look at them.
function joined(parts, between) {
  if (parts.every((part) => part === null || typeof part !== "object")) {
    return parts.join(between);
  }
  return { joined: parts, between };
}
