// Holds resources to the resource specification that AWS publishes: types, properties, attributes.
import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";

const database = await loadAwsServiceSpec();
const RESOURCE_KEYS = new Set([
  "Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata",
]);

const specified = new Map();

function specification(type) {
  if (!specified.has(type)) {
    specified.set(type, database.lookup("resource", "cloudFormationType", "equals", type).at(0));
  }
  return specified.get(type);
}

/** What is wrong with the resources and outputs of a resolved template, as sentences. */
export function problems({ resources, outputs }) {
  const found = new Set();
  const report = (path, text) => found.add(`${path}: ${text}`);
  for (const [id, resource] of Object.entries(resources)) {
    checkResource(id, resource, resources, report);
  }
  for (const [id, output] of Object.entries(outputs)) {
    checkValue(output.Value, { type: "string" }, `output ${id}`, { resources, report });
  }
  return [...found];
}

function checkResource(id, resource, resources, report) {
  for (const key of Object.keys(resource)) {
    if (!RESOURCE_KEYS.has(key)) {
      report(id, `${key} is nothing that a resource has`);
    }
  }
  const described = specification(resource.Type);
  if (described === undefined) {
    report(id, `the type ${resource.Type} does not exist`);
    return;
  }
  for (const other of [resource.DependsOn ?? []].flat()) {
    if (!(other in resources)) {
      report(`${id}.DependsOn`, `${other} does not exist`);
    }
  }
  checkProperties(resource.Properties ?? {}, described, id, { resources, report });
}

function checkProperties(properties, described, path, scope) {
  for (const [name, value] of Object.entries(properties)) {
    const property = described.properties[name];
    if (property === undefined) {
      scope.report(path, `there is no property ${name}`);
    } else {
      checkValue(value, property.type, `${path}.${name}`, scope);
    }
  }
  for (const [name, property] of Object.entries(described.properties)) {
    if (property.required && !(name in properties)) {
      scope.report(path, `${name} is missing`);
    }
  }
}

function checkValue(value, type, path, scope) {
  const text = textType(value, path, scope);
  if (text !== undefined) {
    if (!takes(type, text)) {
      scope.report(path, `wants ${type.type}, not ${text}`);
    }
    return;
  }
  const wrong = () => scope.report(path, `wants ${WORDS[type.type] ?? type.type}, not ${JSON.stringify(value)}`);
  switch (type.type) {
    case "string":
    case "date-time":
      allowed(typeof value === "string", value, type, wrong);
      break;
    case "integer":
      allowed(Number.isInteger(value) || /^-?\d+$/.test(value), Number(value), type, wrong);
      break;
    case "number":
      if (typeof value !== "number") wrong();
      break;
    case "boolean":
      if (![true, false, "true", "false"].includes(value)) wrong();
      break;
    case "json":
      if (value === null || typeof value !== "object") wrong();
      else checkReferences(value, path, scope);
      break;
    case "tag":
      checkProperties(value, TAG, path, scope);
      break;
    case "array":
      if (!Array.isArray(value)) wrong();
      else value.forEach((item, at) => checkValue(item, type.element, `${path}[${at}]`, scope));
      break;
    case "map":
      if (!isObject(value)) wrong();
      else
        for (const [key, item] of Object.entries(value)) {
          checkValue(item, type.element, `${path}.${key}`, scope);
        }
      break;
    case "ref":
      if (!isObject(value)) wrong();
      else {
        const definition = database.get("typeDefinition", type.reference.$ref);
        checkProperties(value, definition, path, scope);
      }
      break;
    case "union":
      if (!type.types.some((one) => passes(value, one, scope))) wrong();
      break;
    default:
      throw new Error(`the specification has a type ${type.type} that is not known here`);
  }
}

const WORDS = { ref: "object", map: "object", json: "object", array: "list", tag: "object" };

const TAG = {
  properties: {
    Key: { type: { type: "string" }, required: true },
    Value: { type: { type: "string" }, required: true },
  },
};

const isObject = (value) =>
  value !== null && typeof value === "object" && !Array.isArray(value);

function allowed(isRight, value, type, wrong) {
  const values = type.allowedValues;
  if (!isRight || (values !== undefined && !values.includes(value))) {
    wrong();
  }
}

function passes(value, type, scope) {
  let right = true;
  checkValue(value, type, "", { ...scope, report: () => (right = false) });
  return right;
}

/** The type of a value that exists only once the stack does; undefined for all others. */
function textType(value, path, scope) {
  if (!isObject(value)) {
    return undefined;
  }
  if ("reference" in value && Object.keys(value).length === 1) {
    return referenceType(value.reference, path, scope);
  }
  if ("joined" in value || "json" in value || "text" in value) {
    checkReferences(value.joined ?? value.json ?? [], path, scope);
    return "string";
  }
  return undefined;
}

function takes(type, text) {
  return type.type === "union" ? type.types.some((one) => takes(one, text)) : type.type === text;
}

function referenceType([id, attribute], path, scope) {
  const resource = scope.resources[id];
  if (resource === undefined) {
    scope.report(path, `${id} does not exist`);
    return undefined;
  }
  if (attribute === undefined) {
    return "string";
  }
  const described = specification(resource.Type)?.attributes[attribute];
  if (described === undefined) {
    scope.report(path, `${resource.Type} has no attribute ${attribute}`);
    return undefined;
  }
  return described.type.type;
}

function checkReferences(value, path, scope) {
  if (value === null || typeof value !== "object") {
    return;
  }
  if (isObject(value) && "reference" in value) {
    referenceType(value.reference, path, scope);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    checkReferences(inner, `${path}.${key}`, scope);
  }
}
