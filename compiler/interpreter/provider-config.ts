/**
 * Stack config of provider packages. Pulumi does not apply it to explicit providers, so every key in the package's namespace is passed
 * explicitly. Config is text. For an input of another type it contains JSON, which is decoded here and encoded again as the provider's
 * class does.
 */
import { secret } from "@pulumi/pulumi/output.js";
import type { Plan } from "../plan/types.ts";
import type { Sdk, SdkTable } from "./sdk.ts";
import { packageOf } from "./sdk.ts";
import type { Stack } from "./stack.ts";

/** Inputs of a provider from the stack's config. Encrypted config stays secret. The values must already be checked. */
export function fromStackConfig(table: SdkTable, stack: Stack): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [key, text] of keysOf(table, stack)) {
    const value = isJson(table, key) ? (JSON.parse(text) as unknown) : text;
    given[inputOf(key)] = stack.isSecret(key) ? secret(value) : value;
  }
  return given;
}

/** Problems with the stack's config of the plan's providers, each with the command that fixes it. */
export function checkProviderConfig(plan: Plan, stack: Stack, sdk: Sdk): string[] {
  const packages = new Set(Object.values(plan.providers).map((provider) => provider.package));
  return [...packages].flatMap((name) => {
    const table = sdk.table(name);
    const wrong = keysOf(table, stack).filter(([key, text]) => isJson(table, key) && !parses(text));
    return wrong.map(([key, text]) => {
      const shown = stack.isSecret(key) ? "its value" : JSON.stringify(text);
      return `${key}: expected JSON, got ${shown}.\n    pulumi config set ${key} '<JSON>'`;
    });
  });
}

/** Config that no provider of its package uses, because the plan overrides it for all of them. */
export function overruled(plan: Plan, stack: Stack): string[] {
  return Object.entries(stack.config).flatMap(([key, text]) => {
    const instances = Object.values(plan.providers).filter((planned) => planned.package === packageOf(key));
    const values = instances.map(({ inputs }) => inputs[inputOf(key)]).filter((value) => value !== undefined);
    const isUsed =
      values.length < instances.length || values.some((value) => (typeof value === "string" ? value : JSON.stringify(value)) === text);
    if (isUsed || instances.length === 0) return [];
    return `Stack config ${key} is ignored: the plan sets ${inputOf(key)}. Change the spec, or run: pulumi config rm ${key}`;
  });
}

function keysOf(table: SdkTable, stack: Stack): [key: string, text: string][] {
  return Object.entries(stack.config).filter(([key]) => packageOf(key) === table.package);
}

function inputOf(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

function isJson(table: SdkTable, key: string): boolean {
  return table.provider.jsonInputs?.includes(inputOf(key)) === true;
}

function parses(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
