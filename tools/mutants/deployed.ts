/** What Pulumi and AWS would make of a value of a spec: an evaluation that shares nothing with the compiler's. */
import type { Json } from "./encode.ts";
import type { World } from "./mutant.ts";

export const own = "412356789014";
export const foreign = "999988887777";
/** Stands for every generated password and secret text. */
export const secretText = "hidden-3f9c-secret";

/** Outputs of the frozen plan whose values are secret. */
const secretOutputs = /^(rds-master-password\.result|rds-app-secret-version\.secretString|redis-\w+\.authToken)$/;

export function deployed(value: Json, world: World): Json {
  if (Array.isArray(value)) return value.map((item) => deployed(item, world));
  if (value === null || typeof value !== "object") return value;
  // An expression is an object with one key, its operator.
  const [[operator, operand] = ["", undefined]] = Object.entries(value);
  switch (operator) {
    case "$literal":
      return operand;
    case "$secret":
      return deployed(operand, world);
    case "$concat":
      return (deployed(operand, world) as readonly Json[]).map(String).join("");
    case "$json":
      return JSON.stringify(deployed(operand, world));
    case "$config":
      return world.config[operand as string];
    case "$ref":
      return output(operand as string, world);
    default:
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, deployed(item, world)]));
  }
}

function output(path: string, world: World): Json {
  const [id = "", ...steps] = path.split(".");
  const stated = steps.reduce((node: Json, step) => node?.[step === "tagsAll" ? "tags" : step], world.resources[id]?.inputs);
  if (stated !== undefined) return deployed(stated, world);
  if (world.resources[id]?.type === "random:index/randomString:RandomString") return world.resources[id].inputs.overrideSpecial;
  if (secretOutputs.test(path)) return secretText;
  return steps[0] === "arn" ? `arn:aws:any:eu-central-1:${own}:${id}` : id;
}

/** The document in an input: text, or what becomes text. */
export function documentAt(value: Json, world: World): Json {
  const found = deployed(value, world);
  return typeof found === "string" ? JSON.parse(found) : found;
}
