/** Checks all stack config that a plan requires before anything is registered. */
import type { Plan, PlanConfigKey } from "../plan/types.ts";
import { matchesPattern } from "./patterns.ts";
import type { Stack } from "./stack.ts";
import { setting } from "./stack.ts";

export interface ConfigValue {
  readonly value: string | number | boolean;
  /** Declared as secret by the plan, or stored encrypted. */
  readonly secret: boolean;
}

export type ConfigValues = ReadonlyMap<string, ConfigValue>;

/** The values that are set, by key, and all problems, each with the command that fixes it. */
export function readConfig(keys: Plan["config"], stack: Stack): { readonly values: ConfigValues; readonly problems: readonly string[] } {
  const values = new Map<string, ConfigValue>();
  const problems: string[] = [];
  for (const [key, declared] of Object.entries(keys)) {
    const text = setting(stack, key);
    if (text === undefined) continue;
    const encrypted = stack.isSecret(`${stack.project}:${key}`);
    const value = parse(text, declared.type);
    if (value === undefined || !(declared.pattern === undefined || matchesPattern(declared.pattern, text, key)))
      problems.push(wrong(key, text, declared, encrypted));
    else if (declared.secret && !encrypted)
      problems.push(`${key} is a secret but is stored in plain text in stack config:${command(key, declared)}`);
    else values.set(key, { value, secret: declared.secret || encrypted });
  }
  for (const [key, declared] of Object.entries(keys)) {
    const excused = declared.requiredUnless !== undefined && values.get(declared.requiredUnless)?.value === true;
    if (declared.required && !excused && setting(stack, key) === undefined) problems.push(missing(key, declared, keys));
  }
  return { values, problems };
}

function parse(text: string, type: PlanConfigKey["type"]): string | number | boolean | undefined {
  if (type === "string") return text;
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : undefined;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function wrong(key: string, text: string, declared: PlanConfigKey, encrypted: boolean): string {
  const shown = declared.secret || encrypted ? "its value" : JSON.stringify(text);
  // The description and the example of the command say what is right.
  const wanted = parse(text, declared.type) === undefined ? `is not a ${declared.type}` : "has the wrong form";
  return `${key}: ${shown} ${wanted}. ${declared.description}${command(key, declared)}`;
}

function missing(key: string, declared: PlanConfigKey, keys: Plan["config"]): string {
  const { requiredUnless } = declared;
  const excuse =
    requiredUnless === undefined ? "" : `\n    or: pulumi config set ${requiredUnless} true   (${keys[requiredUnless]?.description ?? ""})`;
  return `${key} is not set. ${declared.description}${command(key, declared)}${excuse}`;
}

function command(key: string, { secret, example, type }: PlanConfigKey): string {
  const value = example ?? (type === "boolean" ? "true" : `<${type}>`);
  return `\n    pulumi config set ${secret ? `--secret ${key}` : `${key} ${value}`}`;
}
