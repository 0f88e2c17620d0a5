/**
 * Is a JSON document a plan, as far as its readers rely on it? A file or a commit may hold anything. The interpreter, which deploys, checks
 * the whole schema; a reader of older plans must take what another version of the compiler wrote.
 */
import type { Plan } from "./types.ts";
import { isRecord } from "./values.ts";

type Shape = (value: unknown) => boolean;

const isText: Shape = (value) => typeof value === "string";
const isFlag: Shape = (value) => typeof value === "boolean";
const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const mapOf =
  (shape: Shape): Shape =>
  (value) =>
    isRecord(value) && Object.values(value).every(shape);
const isMap: Shape = (value) => isRecord(value);
const maybe =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);
const record =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isRecord(value) && Object.entries(members).every(([name, shape]) => shape(Object.hasOwn(value, name) ? value[name] : undefined));

const isTextOrList: Shape = (value) => isText(value) || listOf(isText)(value);

const isOptions = record({
  ...Object.fromEntries(
    ["dependsOn", "ignoreChanges", "replaceOnChanges", "additionalSecretOutputs"].map((name) => [name, maybe(listOf(isText))]),
  ),
  ...Object.fromEntries(["ignoreChangesUnless", "import", "provider", "deletedWith"].map((name) => [name, maybe(isText)])),
  ...Object.fromEntries(["protect", "retainOnDelete", "deleteBeforeReplace"].map((name) => [name, maybe(isFlag)])),
  aliases: maybe(listOf(record({ id: maybe(isText), type: maybe(isText), module: maybe(isText), project: maybe(isText) }))),
  customTimeouts: maybe(mapOf(isText)),
});

const isFrom = mapOf(listOf(isText));

const isResource = record({ id: isText, module: isText, type: isText, inputs: isMap, options: isOptions, from: isFrom });

const isPlanShape = record({
  format: (value) => value === 1,
  project: isText,
  environment: isText,
  class: (value) => value === "dev" || value === "prod",
  region: isText,
  spec: record({ files: mapOf(isText) }),
  providers: mapOf(record({ package: isText, version: isText, inputs: isMap })),
  config: mapOf(
    record({
      ...{ type: isText, secret: isFlag, required: isFlag, description: isText },
      ...{ requiredUnless: maybe(isText), pattern: maybe(isText), example: maybe(isText) },
    }),
  ),
  data: mapOf(record({ function: isText, inputs: isMap, provider: maybe(isText), module: maybe(isText), from: maybe(isFrom) })),
  resources: listOf(isResource),
  outputs: mapOf(record({ description: isText, module: isText, secret: isFlag })),
  usage: mapOf((value) => isFlag(value) || Number.isFinite(value)),
  budget: maybe(isMap),
  waivers: listOf(record({ rule: isText, reason: isText, until: isText, resource: maybe(isTextOrList), key: maybe(isTextOrList) })),
});

export function isPlan(value: unknown): value is Plan {
  return isPlanShape(value) && hasDistinctIds(value as Plan);
}

function hasDistinctIds({ resources }: Plan): boolean {
  return new Set(resources.map(({ id }) => id)).size === resources.length;
}
