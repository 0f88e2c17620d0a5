/**
 * Choices by stack config, made before anything is registered. What remains of a plan has no `$if`,
 * and every config value that it uses is set.
 */
import type { Plan, PlanCondition, PlanValue } from "../plan/types.ts";
import type { ConfigValues } from "./config.ts";
import type { PlanObject } from "./expressions.ts";
import { isObject, operatorOf } from "./expressions.ts";

/** The plan with every `$if` replaced by what it chooses, and what is wrong with it under this config. */
export function settle(plan: Plan, config: ConfigValues): { readonly plan: Plan; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const settled = (value: PlanValue, where: string): PlanValue => choose(value, { config, where, problems }) ?? null;
  const resources = plan.resources.map((resource) => ({ ...resource, inputs: settled(resource.inputs, resource.id) as PlanObject }));
  const outputs = Object.entries(plan.outputs).map(([name, output]) => [
    name,
    { ...output, value: settled(output.value, `output ${name}`) },
  ]);
  return { plan: { ...plan, resources, outputs: Object.fromEntries(outputs) }, problems };
}

interface Choosing {
  readonly config: ConfigValues;
  readonly where: string;
  readonly problems: string[];
}

/** Undefined where an `$if` chose null: the property or element is then left out. */
function choose(value: PlanValue, at: Choosing): PlanValue | undefined {
  if (Array.isArray(value)) return value.map((element: PlanValue) => chooseElement(element, at)).filter((element) => element !== undefined);
  return isObject(value) ? chooseObject(value, at) : value;
}

function chooseObject(value: PlanObject, at: Choosing): PlanValue | undefined {
  const operator = operatorOf(value);
  if (operator === "$literal" || operator === "$ref" || operator === "$data" || operator === "$config") return value;
  if (operator === "$if") return chosen(value, at);
  const entries = Object.entries(value).map(([key, inner]) => [key, choose(inner, at)] as const);
  const left = entries.filter((entry): entry is readonly [string, PlanValue] => entry[1] !== undefined);
  return operator !== undefined && left.length === 0 ? undefined : Object.fromEntries(left);
}

/** An element of a list or of a text cannot be left out, as a property can, when its config is not set. */
function chooseElement(element: PlanValue, at: Choosing): PlanValue | undefined {
  const result = choose(element, at);
  const key = isObject(result) && "$config" in result ? result.$config : undefined;
  if (typeof key === "string" && !at.config.has(key))
    at.problems.push(`${at.where} requires ${key}, which is not set:\n    pulumi config set ${key} <value>`);
  return result;
}

function chosen(value: PlanObject, at: Choosing): PlanValue | undefined {
  const condition = value["$if"] as unknown as PlanCondition;
  const branch = choose((holds(condition, at.config) ? value["then"] : value["else"]) as PlanValue, at) ?? undefined;
  // Which branch a secret's text selects says something about the secret.
  const telling = condition.matches !== undefined && at.config.get(condition.config)?.secret === true;
  return telling && branch !== undefined ? { $secret: branch } : branch;
}

/** Without `matches`: is it set (a boolean: is it true)? With: does its text match? */
export function holds({ config: key, matches }: PlanCondition, config: ConfigValues): boolean {
  const found = config.get(key)?.value;
  if (matches !== undefined) return found !== undefined && new RegExp(matches).test(String(found));
  return found !== undefined && found !== false;
}
